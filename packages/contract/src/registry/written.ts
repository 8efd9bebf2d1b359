import { z } from "zod";

// PostgreSQL takes no NUL; the other controls are never typed on purpose. Line ends and tabs are.
const withoutControls = (text: string) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text);

/** One line that somebody typed: a title, a name, a reason. */
export const Line = z.string().trim().min(1).max(200).refine(withoutControls);
/** Several lines that somebody typed: a note, an opinion, an answer. */
export const Paragraphs = z.string().trim().min(1).max(4000).refine(withoutControls);
export const Uuid = z.uuid();
export const IdPath = z.object({ id: Uuid });
