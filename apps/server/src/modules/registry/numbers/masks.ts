/** How sensitive text is shown to whoever has not asked to see it, as public notices write it. */

/** @example maskMobile("13812348000") // "138****8000" */
export function maskMobile(mobile: string): string {
  return mobile.length === 11 ? `${mobile.slice(0, 3)}****${mobile.slice(7)}` : maskMiddle(mobile, 0, 4);
}

/** A document's number: of 18 places the region and the last four stay; of shorter ones less. */
export function maskIdentity(number: string): string {
  if (number.length === 18) return maskMiddle(number, 6, 4);
  return number.length >= 8 ? maskMiddle(number, 2, 3) : maskMiddle(number, 1, 1);
}

/** @example maskName("张小三") // "张*三" */
export function maskName(name: string): string {
  if (!/\p{Script=Han}/u.test(name)) return name.replaceAll(/(\S)\S*/g, "$1***");
  const characters = [...name];
  if (characters.length < 2) return "*";
  return characters.length === 2 ? `${characters[0]}*` : maskMiddle(name, 1, 1);
}

/** The last four of a bank account stay. */
export function maskBankCard(account: string): string {
  return maskMiddle(account, 0, 4);
}

/** Down to the county an address says where, not who. */
export function maskAddress(address: string): string {
  const county = /^.{0,12}?[县区市旗](?!.{0,6}[县区旗])/u.exec(address)?.[0] ?? [...address].slice(0, 3).join("");
  return `${county}****`;
}

/** A tail alone, for lists: what is stored to search by, nothing else is opened. */
export function maskedTail(tail: string, length: number): string {
  return `${"*".repeat(Math.max(length - tail.length, 0))}${tail}`;
}

function maskMiddle(text: string, from: number, to: number): string {
  const characters = [...text];
  const hidden = Math.max(characters.length - from - to, 0);
  if (hidden === 0) return "*".repeat(characters.length);
  return [...characters.slice(0, from), "*".repeat(hidden), ...characters.slice(characters.length - to)].join("");
}
