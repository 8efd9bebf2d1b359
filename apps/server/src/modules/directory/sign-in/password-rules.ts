import type { Text } from "@jucai/engine";

/**
 * Says what is wrong with a new password; empty when nothing is.
 *
 * At least 8 characters of three kinds, or at least 12 of any; as evaluations under GB/T 22239 usually ask,
 * but without forced changes every 90 days, which make people write passwords down.
 *
 * @param names what belongs to the account (username, name, mobile number): never a part of its password
 */
export function passwordFaults(password: string, names: readonly string[]): Text[] {
  const text = password.normalize("NFKC");
  const faults: Text[] = [];
  if ([...text].length < 8) faults.push(tooShort);
  else if ([...text].length < 12 && kindsIn(text) < 3) faults.push(tooPlain);
  if (isCommon(text)) faults.push(common);
  if (names.some((name) => holds(text, name))) faults.push(ownName);
  return faults;
}

const tooShort: Text = { zh: "至少 8 个字符。", en: "Use at least 8 characters." };
const tooPlain: Text = {
  zh: "不足 12 个字符时，大写字母、小写字母、数字、符号中至少要有三种。",
  en: "With fewer than 12 characters, use three of: capital letters, small letters, figures, signs.",
};
const common: Text = {
  zh: "这个密码太常见，容易被猜到，请换一个。",
  en: "This password is among those that are guessed first; choose another.",
};
const ownName: Text = {
  zh: "密码里不能含有您的用户名、姓名或手机号。",
  en: "Leave your username, name and mobile number out of the password.",
};

function kindsIn(text: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u].filter((kind) => kind.test(text)).length;
}

function holds(password: string, name: string): boolean {
  const part = name.normalize("NFKC").toLowerCase().trim();
  return [...part].length >= 2 && password.toLowerCase().includes(part);
}

/** What is typed for a letter to look clever; looked through before comparing. */
const disguises: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
};

// A common word with figures and signs at its end is as common: Password123!, Admin@2026.
function isCommon(password: string): boolean {
  const small = password.toLowerCase();
  const plain = [...small].map((letter) => disguises[letter] ?? letter).join("");
  const stems = [small, plain].flatMap((text) => [text, text.replace(/[^\p{L}]+$/u, "")]);
  const word = small.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [...stems, word].some((text) => commonest.has(text)) || isRun(small);
}

/** One character over and over, or a run of neighbours: 88888888, 123456789012, abcdefgh. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((letter, at) => letter.charCodeAt(0) - text.charCodeAt(at)));
  // After 9 comes 0.
  const figures = /^\d+$/.test(text);
  const kinds = new Set([...steps].map((step) => (figures ? ((step + 11) % 10) - 1 : step)));
  return kinds.size === 1 && [...kinds].every((step) => Math.abs(step) <= 1);
}

/** What is tried first, in China and elsewhere; stems only, see above. */
const commonest = new Set(
  `password passwd pass passw admin administrator root user guest test demo welcome login master system manager
   letmein iloveyou monkey dragon sunshine princess football baseball superman batman shadow michael qwerty qwertyuiop
   qwert asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc asdasd qweqwe
   1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc q1w2e3r4 a1b2c3d4 123qwe 123qweasd 123qweasdzxc abc123 a123456 a12345678
   a123456789 aa123456 aa12345678 woaini woaini1314 woaini520 5201314 1314520 520520 woaiwojia wodemima mima mimamima
   zhongguo beijing shanghai china fujian sanming nanping qingliu rencai rencaiban jucai talent gongan zhengfu renshe
   rensheju caizheng zuzhibu bangongshi huawei tencent taobao alibaba baidu weixin wechat
   123123123 123321123 112233445566 147258369 159357 159753 741852963 789456123 987654321 11223344 12341234
   147852369 12344321 66668888 88886666 18181818 10101010 a1234567 abcd1234 abcd123456 asd123456 zxc123456 qq123456
   qq123456789 wang123456 li123456 zhang123456 admin888 admin123456 p@ssw0rd`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
