// A real OpenID Connect provider as a process of its own: prints its issuer, serves until it is ended.
// Whoever types a name into its login page is that name; all figures make a verified mobile number.
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

const [, , callback = ""] = process.argv;
let listener: RequestListener | undefined;
const server = createServer((request, response) => listener?.(request, response));
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "jucai",
        client_secret: "a-secret-of-the-test",
        redirect_uris: [callback],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], profile: ["preferred_username"], phone: ["phone_number", "phone_number_verified"] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        preferred_username: id,
        ...(/^\d+$/.test(id) ? { phone_number: `+86${id}`, phone_number_verified: true } : {}),
      }),
    }),
  });
  listener = provider.callback();
  console.log(`issuer ${issuer}`);
});
