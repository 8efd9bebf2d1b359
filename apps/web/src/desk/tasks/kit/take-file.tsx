import type { InputOf, RouteName } from "@jucai/contract/client";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { download } from "../../../lib/download.ts";
import { Faults } from "../../shell/faults.tsx";

type Props<Name extends RouteName> = {
  readonly route: Name;
  readonly input: InputOf<Name>;
  readonly label: string;
  /** A single key that presses it. */
  readonly keyed?: string;
};

/** Downloads what a route makes; why it could not is said beside the button. */
export function TakeFile<Name extends RouteName>({ route, input, label, keyed }: Props<Name>) {
  const taking = useMutation({ mutationFn: () => download(route, input) });
  return (
    <>
      <Button data-key={keyed} loading={taking.isPending} onClick={() => taking.mutate()}>
        {label}
      </Button>
      <Faults error={taking.error} />
    </>
  );
}
