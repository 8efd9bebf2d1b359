const digits = "零一二三四五六七八九";
const formal = "零壹贰叁肆伍陆柒捌玖";

/** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五. */
function counting(number: number, signs: string, places: readonly string[], bareTen: boolean): string {
  let text = "";
  let gap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += (gap ? signs[0] : "") + signs[digit]! + places[place]!;
      gap = false;
    }
  }
  return bareTen && number >= 10 && number < 20 ? text.slice(1) : text;
}

function roman(number: number): string {
  const steps: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = number;
  let text = "";
  for (const [value, sign] of steps) {
    for (; rest >= value; rest -= value) text += sign;
  }
  return text;
}

function letter(number: number): string {
  return String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.floor((number - 1) / 26) + 1);
}

/** Character of a block that counts on from `first`, as far as it goes. */
function from(first: number, most: number): (number: number) => string {
  return (number) => (number <= most ? String.fromCodePoint(first + number - 1) : String(number));
}

const cycle = (signs: string) => (number: number) => signs[(number - 1) % signs.length]!;
const chinese = (number: number): string => counting(number, digits, ["", "十", "百", "千"], true);
const circled = from(0x2460, 20);

const formats: Readonly<Record<string, (number: number) => string>> = {
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: (number) => [...String(number)].map((digit) => "〇一二三四五六七八九"[Number(digit)]).join(""),
  chineseLegalSimplified: (number) => counting(number, formal, ["", "拾", "佰", "仟"], false),
  ideographLegalTraditional: (number) => counting(number, formal, ["", "拾", "佰", "仟"], false),
  ideographTraditional: cycle("甲乙丙丁戊己庚辛壬癸"),
  ideographZodiac: cycle("子丑寅卯辰巳午未申酉戌亥"),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: from(0x2474, 20),
  decimalEnclosedFullstop: from(0x2488, 20),
  ideographEnclosedCircle: from(0x3280, 10),
  decimalFullWidth: (number) => String(number).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  decimalZero: (number) => String(number).padStart(2, "0"),
  upperRoman: roman,
  lowerRoman: (number) => roman(number).toLowerCase(),
  upperLetter: (number) => letter(number).toUpperCase(),
  lowerLetter: letter,
  bullet: () => "",
  none: () => "",
};

/** A number as one of Word's number formats prints it (ECMA-376 part 1, 17.18.59); those not known count 1, 2, 3. */
export function printed(number: number, format: string): string {
  if (number < 1 || number > 9999) return String(number);
  return (formats[format] ?? String)(number);
}
