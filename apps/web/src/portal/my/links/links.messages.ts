import { messages } from "../../../lib/messages.ts";

export const linksMessages = messages(
  {
    invitationTitle: "查看关于我的信息",
    invitationLead: (name: string) =>
      `人才库里登记了“${name}”。如果就是您，核对证件号码后，这个账号就能看到登记的内容。`,
    invitationUnknown: "人才库里有您的登记。核对证件号码后，这个账号就能看到登记的内容。",
    identity: "证件号码",
    identityHint: "登记时用的那个证件，只用来核对",
    identityMissing: "请填写证件号码。",
    invitationSend: "核对并查看",
    delegationTitle: "接受代办",
    delegationLead: (name: string) => `${name}请您替他办事。接受之后，您办的每一件都会写明由您代办，他随时可以收回。`,
    delegationUnknown: "有人请您替他办事。接受之后，您办的每一件都会写明由您代办。",
    delegationSend: "接受",
    wrong: "这个链接已经用过、过期或不完整。",
    wrongDo: "请向给您链接的人再要一个。",
  },
  {
    invitationTitle: "See what is recorded about me",
    invitationLead: (name: string) =>
      `The registry has an entry for “${name}”. If that is you, confirm your identity number and this account can see it.`,
    invitationUnknown: "The registry has an entry for you. Confirm your identity number and this account can see it.",
    identity: "Identity number",
    identityHint: "Of the document used when you were registered; only to check",
    identityMissing: "Please give the identity number.",
    invitationSend: "Check and see",
    delegationTitle: "Act for somebody",
    delegationLead: (name: string) =>
      `${name} asks you to act for them. Everything you do for them names you, and they can end it at any time.`,
    delegationUnknown: "Somebody asks you to act for them. Everything you do for them names you.",
    delegationSend: "Accept",
    wrong: "This link was used, has expired or is not complete.",
    wrongDo: "Ask whoever gave it to you for another one.",
  },
);
