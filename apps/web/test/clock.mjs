/**
 * Loaded before the server (`node --import`): the clock begins at JUCAI_TEST_NOW and runs on, so that a
 * browser test can apply under a document that was in force then.
 */
const begin = Date.parse(process.env["JUCAI_TEST_NOW"] ?? "");
const RealDate = Date;
const shift = Number.isNaN(begin) ? 0 : begin - RealDate.now();

globalThis.Date = class extends RealDate {
  /** @param {[]} given */
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + shift);
    else super(...given);
  }
  static now() {
    return RealDate.now() + shift;
  }
};
