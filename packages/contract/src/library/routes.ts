import { route } from "../http/route.ts";
import { MeasurePath, OnQuery, PoliciesQuery, PolicyPath, SearchQuery } from "./requests.ts";
import { MeasureDetail, PlaceList, PolicyDetail, PolicyList, SearchAnswer, VocabularyAnswer } from "./views.ts";

const open = { open: "What documents say is public." };

/** What anyone may read: documents, measures, the vocabulary and the search over them. */
export const libraryRoutes = {
  policies: route({
    method: "GET",
    access: open,
    path: "/api/v1/policies",
    summary: "Policy documents, newest first",
    query: PoliciesQuery,
    answer: PolicyList,
  }),
  policy: route({
    method: "GET",
    access: open,
    path: "/api/v1/policies/:id",
    summary: "One document with its outline, units and measures",
    params: PolicyPath,
    query: OnQuery,
    answer: PolicyDetail,
  }),
  measure: route({
    method: "GET",
    access: open,
    path: "/api/v1/measures/:pack/:measure",
    summary: "One measure, with its benefit in published form and its settings",
    params: MeasurePath,
    query: OnQuery,
    answer: MeasureDetail,
  }),
  search: route({
    method: "GET",
    access: open,
    path: "/api/v1/search",
    summary: "Measures by words, pinyin, amount, clause or id",
    query: SearchQuery,
    answer: SearchAnswer,
  }),
  vocabulary: route({
    method: "GET",
    access: open,
    path: "/api/v1/vocabulary",
    summary: "Every fact, subject and enumeration that rules refer to",
    answer: VocabularyAnswer,
  }),
  places: route({
    method: "GET",
    access: open,
    path: "/api/v1/places",
    summary: "Places that have documents, with the address of their rules",
    answer: PlaceList,
  }),
};
