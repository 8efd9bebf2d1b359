/** All ways in, loaded together: whoever opens one often needs another. */
export { SetPasswordPage, WelcomePage } from "./link-pages.tsx";
export { RegisterPage } from "./register-page.tsx";
export { SignInPage } from "./sign-in-page.tsx";
