import { type ErrorAnswer, type RefusalCode, refusals } from "@jucai/contract";
import type { Text } from "@jucai/engine";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { Refusal } from "#kernel/refusal.ts";
import { fieldFaults, labelOf } from "./field-faults.ts";
import { languageOf } from "./language.ts";

type Fields = NonNullable<ErrorAnswer["fields"]>;

/** Turns whatever a route throws into one kind of answer; nothing else writes an error. */
export function answerErrors(http: FastifyInstance): void {
  http.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) return answer(request, reply, error.code, error.says, error.fields);
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = fieldFaults(error.validation, languageOf(request));
      return answer(request, reply, "bad_request", wrongFields(fields), fields);
    }
    const code = codeOf(error);
    if (code === "bug") request.log.error({ err: error }, "request failed");
    return answer(request, reply, code, says[code]);
  });
}

/** The same for what fails before routing, such as an address that cannot be decoded. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const code = codeOf(error);
  answer(request, reply, code, says[code]);
}

export function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  code: RefusalCode,
  message: Text,
  fields?: Fields,
): FastifyReply {
  const body: ErrorAnswer = {
    code,
    message,
    says: message[languageOf(request)],
    ...(fields === undefined ? {} : { fields }),
    requestId: request.id,
  };
  return reply
    .code(refusals[code])
    .header("cache-control", "no-store")
    .type("application/json; charset=utf-8")
    .serializer(JSON.stringify)
    .send(body);
}

/** What the web framework itself refuses before a route sees the request. */
function codeOf({ statusCode = 500, code }: FastifyError): RefusalCode {
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE" || statusCode === 415) return "unsupported_type";
  const found = frameworksOwn.find((each) => refusals[each] === statusCode);
  if (found !== undefined) return found;
  return statusCode >= 400 && statusCode < 500 ? "bad_request" : "bug";
}

/** The others speak of accounts and records, of which the framework knows nothing. */
const frameworksOwn: readonly RefusalCode[] = [
  "bad_request",
  "not_found",
  "method_not_allowed",
  "too_large",
  "too_long",
  "too_many_requests",
  "bug",
  "not_ready",
];

function wrongFields(fields: Fields): Text {
  const names = (language: "zh" | "en") => fields.map(({ field }) => labelOf(field, language));
  return { zh: `填写有误：${names("zh").join("、")}。`, en: `Something is wrong in: ${names("en").join(", ")}.` };
}

const says: Readonly<Record<RefusalCode, Text>> = {
  bad_request: { zh: "请求看不懂，请检查后重发。", en: "The request cannot be read; check it and send it again." },
  not_signed_in: { zh: "请先登录。", en: "Please sign in first." },
  sign_in_failed: { zh: "账号或密码不对。", en: "Name or password is wrong." },
  second_step: { zh: "还需要验证码。", en: "A one-time code is needed as well." },
  not_allowed: {
    zh: "您没有权限做这件事，需要请找本单位管理员。",
    en: "You may not do this; ask your unit's administrator.",
  },
  forged: { zh: "页面已过期，请刷新后再试。", en: "The page is out of date; reload it and try again." },
  not_found: { zh: "没有找到您要的内容。", en: "There is nothing here." },
  conflict: {
    zh: "内容已被别人改过，请看过新内容再提交。",
    en: "Somebody changed this meanwhile; look at it and send again.",
  },
  already_there: { zh: "已经有了，不用重复登记。", en: "It is there already." },
  wrong_state: { zh: "现在的状态不能这样做。", en: "Its present state does not allow that." },
  not_set: {
    zh: "文件没有写明、本地也还没有定，先在“口径”页定好。",
    en: "The document leaves it open and the place has not set it; set it on the page of settings.",
  },
  not_valid: { zh: "内容有误，请改正后再提交。", en: "Something in it cannot be right; correct it and send again." },
  locked: {
    zh: "多次没有成功，已暂时锁定，请稍后再试。",
    en: "Locked for a while after several failures; try again later.",
  },
  method_not_allowed: { zh: "此地址不接受这种请求方式。", en: "This address does not take that kind of request." },
  too_large: { zh: "内容太大，请分开提交。", en: "That is too large; send it in parts." },
  too_long: { zh: "地址太长，请缩短后再试。", en: "That address is too long; shorten it." },
  unsupported_type: { zh: "不支持这种内容格式，请用 JSON。", en: "That content type is not supported; send JSON." },
  too_many_requests: { zh: "请求太频繁，请稍等一分钟再试。", en: "Too many requests; wait a minute and try again." },
  bug: {
    zh: "对不起，系统出错了，已记录。请稍后再试；仍不行时请把编号告诉我们。",
    en: "Sorry, something failed here and was recorded. Try again later; if it stays, tell us the number.",
  },
  not_ready: { zh: "系统正在准备，请稍后再试。", en: "The system is not ready yet; try again shortly." },
};
