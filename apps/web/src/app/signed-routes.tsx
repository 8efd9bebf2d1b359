import { lazy } from "react";
import { Route, Routes } from "react-router";
import { NotFoundPage } from "../portal/not-found/not-found-page.tsx";

const signIn = () => import("../portal/sign-in/sign-in-pages.ts");
const SignInPage = lazy(async () => ({ default: (await signIn()).SignInPage }));
const RegisterPage = lazy(async () => ({ default: (await signIn()).RegisterPage }));
const WelcomePage = lazy(async () => ({ default: (await signIn()).WelcomePage }));
const SetPasswordPage = lazy(async () => ({ default: (await signIn()).SetPasswordPage }));
const mine = () => import("../portal/my/lazy-pages.ts");
const MyPages = lazy(async () => ({ default: (await mine()).MyPages }));
const InvitationPage = lazy(async () => ({ default: (await mine()).InvitationPage }));
const DelegationPage = lazy(async () => ({ default: (await mine()).DelegationPage }));

const notices = () => import("../portal/notices/notices-pages.ts");
const NoticesPage = lazy(async () => ({ default: (await notices()).NoticesPage }));
const NoticePage = lazy(async () => ({ default: (await notices()).NoticePage }));
const FollowPage = lazy(async () => ({ default: (await notices()).FollowPage }));

const VerifyPage = lazy(async () => ({ default: (await import("../portal/verify/verify-page.tsx")).VerifyPage }));

const SearchPage = lazy(async () => ({ default: (await import("../portal/search/search-page.tsx")).SearchPage }));
const GuidePage = lazy(async () => ({ default: (await import("../portal/guide/guide-page.tsx")).GuidePage }));
const DigestPage = lazy(async () => ({ default: (await import("../portal/digest/digest-page.tsx")).DigestPage }));

/** Addresses of whoever signs in, those that few look for, and those that nothing has: the first page carries none of it. */
export function SignedRoutes() {
  return (
    <Routes>
      <Route path="/sign-in" element={<SignInPage />} />
      <Route path="/register" element={<RegisterPage />} />
      <Route path="/welcome" element={<WelcomePage />} />
      <Route path="/set-password" element={<SetPasswordPage />} />
      <Route path="/my/*" element={<MyPages />} />
      <Route path="/invitation" element={<InvitationPage />} />
      <Route path="/delegation" element={<DelegationPage />} />
      <Route path="/notices" element={<NoticesPage />} />
      <Route path="/notices/follow" element={<FollowPage />} />
      <Route path="/notices/:id" element={<NoticePage />} />
      <Route path="/verify" element={<VerifyPage />} />
      <Route path="/verify/:code" element={<VerifyPage />} />
      <Route path="/search" element={<SearchPage />} />
      <Route path="/guide/:pack/:measure" element={<GuidePage />} />
      <Route path="/digest" element={<DigestPage />} />
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
