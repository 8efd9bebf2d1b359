import { Component, type ReactNode } from "react";
import { Failed } from "./answered.tsx";

type Props = {
  /** The address: another one is another try. */
  readonly at: string;
  readonly children: ReactNode;
};

/**
 * A page that breaks, or whose file could not be loaded, says so inside the frame; menu and head stay.
 * React offers this to classes only.
 */
export class Boundary extends Component<Props, { readonly error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidUpdate(before: Props) {
    if (before.at !== this.props.at && this.state.error !== undefined) this.setState({ error: undefined });
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    // A new version of the site has other files: loading the page anew finds them.
    return <Failed error={undefined} onRetry={() => window.location.reload()} />;
  }
}
