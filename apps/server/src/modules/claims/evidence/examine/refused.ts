import { evidenceLimits, type RefusalCode } from "@jucai/contract";
import { Refusal } from "#kernel/refusal.ts";

const say = (code: RefusalCode, zh: string, en: string) => new Refusal(code, { zh, en });
const megabytes = evidenceLimits.bytes / 1024 / 1024;

/** Why a file is not taken, and what to do instead. */
export const refused = {
  none: () => say("bad_request", "请选择要上传的文件。", "Choose a file to upload."),
  empty: () => say("not_valid", "这个文件是空的，请重新选择。", "The file is empty; choose it again."),
  tooLarge: () =>
    say(
      "too_large",
      `文件超过 ${megabytes} MB。照片请用手机直接拍，PDF 请分成几份或降低扫描精度。`,
      `The file is larger than ${megabytes} MB. Take photos with a phone; split a PDF or scan it with less detail.`,
    ),
  type: () =>
    say(
      "unsupported_type",
      "只收照片（JPG、PNG、WebP）和 PDF。其他文件请另存为 PDF，或拍成照片再传。",
      "Only photos (JPEG, PNG, WebP) and PDF are taken. Save other files as PDF, or take a photo of them.",
    ),
  office: () =>
    say(
      "unsupported_type",
      "不收 Word、Excel 和压缩包，里面可能带有宏。请另存为 PDF 再传。",
      "Word, Excel and archives are not taken, since they may hold macros. Save it as PDF and upload that.",
    ),
  heic: () =>
    say(
      "unsupported_type",
      "这张照片是 HEIC 格式，这里打不开。苹果手机请在“设置、相机、格式”里选“兼容性最佳”后重拍，或先另存为 JPG。",
      "This photo is HEIC, which cannot be opened here. On an iPhone choose Settings, Camera, Formats, Most Compatible, or save it as JPEG.",
    ),
  pixels: () =>
    say(
      "too_large",
      `图片的像素太多（最多 ${evidenceLimits.pixels / 1_000_000} 百万）。请用手机直接拍，或把图片缩小再传。`,
      `The picture has too many pixels (${evidenceLimits.pixels / 1_000_000} million at most). Take it with a phone, or make it smaller.`,
    ),
  brokenPicture: () =>
    say(
      "not_valid",
      "这张图片打不开，可能没有传完整。请重新拍一张或换一份。",
      "The picture cannot be opened; it may not be whole. Take it again or choose another.",
    ),
  brokenPdf: () =>
    say(
      "not_valid",
      "这份 PDF 打不开，可能没有下载完整。请重新下载或重新扫描后再传。",
      "The PDF cannot be opened; it may not be whole. Download or scan it again.",
    ),
  locked: () =>
    say(
      "not_valid",
      "这份 PDF 设了打开密码，工作人员看不了。请去掉密码，或打印成新的 PDF 再传。",
      "The PDF has a password, so nobody here can read it. Remove the password, or print it to a new PDF.",
    ),
  active: () =>
    say(
      "not_valid",
      "这份 PDF 里带有脚本、附件或会自动打开别的程序，为安全起见不收。请打印成新的 PDF 再传。",
      "The PDF holds scripts, attachments or something that starts other programs, so it is not taken. Print it to a new PDF.",
    ),
  bomb: () =>
    say(
      "too_large",
      "这份 PDF 展开后太大，不收。请重新扫描，或打印成新的 PDF 再传。",
      "The PDF becomes too large when unpacked. Scan it again, or print it to a new PDF.",
    ),
  pages: () =>
    say(
      "too_large",
      `PDF 超过 ${evidenceLimits.pages} 页，请只传需要的页。`,
      `The PDF has more than ${evidenceLimits.pages} pages; upload those that are needed.`,
    ),
  infected: () =>
    say(
      "not_valid",
      "安全检查没有通过，这个文件可能带有病毒。请换一台电脑或手机重新扫描、重新拍照再传。",
      "The file did not pass the safety check; it may hold a virus. Scan or photograph it again on another device.",
    ),
  busy: () =>
    say(
      "not_ready",
      "同时上传的人太多，这个文件没有收下，请过一会儿再传。",
      "Too many files are coming in at once, so this one was not taken. Try again in a moment.",
    ),
  notScanned: () =>
    say(
      "not_ready",
      "安全检查暂时不能用，文件没有收下，请过几分钟再传。",
      "The safety check is not available at the moment, so the file was not taken. Try again in a few minutes.",
    ),
};
