import { queryOptions } from "@tanstack/react-query";
import { client } from "../../../lib/client.ts";

// All begin with `my`, as queries of the person's own pages do: they are asked again after a change.
export const myRecognitions = () =>
  queryOptions({
    queryKey: ["my", "recognitions"],
    queryFn: () => client.call("GET /api/v1/my/recognitions"),
    staleTime: 0,
  });
export const services = () =>
  queryOptions({ queryKey: ["my", "services"], queryFn: () => client.call("GET /api/v1/services"), staleTime: 0 });
export const serviceRequests = () =>
  queryOptions({
    queryKey: ["my", "service-requests"],
    queryFn: () => client.call("GET /api/v1/my/service-requests"),
    staleTime: 0,
  });
