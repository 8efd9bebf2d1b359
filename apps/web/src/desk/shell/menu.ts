import type { MenuKey } from "./menu.messages.ts";
import { isAllowed, type Need, type Session } from "./session.ts";

export type MenuItem = {
  readonly to: string;
  readonly label: MenuKey;
  /** Who may do none of these does not see the item. */
  readonly needs?: readonly Need[];
  /** What else must be so. */
  readonly when?: (session: Session) => boolean;
  /** The second key after `g`. */
  readonly key: string;
};
export type MenuGroup = { readonly label?: MenuKey; readonly items: readonly MenuItem[] };

/** Somebody who speaks for an employer, agency, village, school or park. */
const isClerk = ({ roles }: Session) =>
  roles.some(({ role }) => role === "employer_clerk" || role === "township_clerk");

const isAtWindow = ({ roles }: Session) => roles.some(({ role }) => role === "window_clerk");

/** The whole menu, two levels, in the order of the screen. */
export const menu: readonly MenuGroup[] = [
  { items: [{ to: "/", label: "work", key: "h" }] },
  {
    label: "ownUnit",
    // Nobody who has these has the queues of an office: a key may serve both.
    items: [
      { to: "/confirmations", label: "confirmations", needs: [["claim", "update"]], when: isClerk, key: "q" },
      { to: "/own-claims", label: "ownClaims", needs: [["claim", "create"]], when: isClerk, key: "y" },
    ],
  },
  {
    label: "claims",
    items: [
      {
        to: "/claims",
        label: "queues",
        needs: [
          ["claim", "approve"],
          ["decision", "count"],
        ],
        key: "q",
      },
      { to: "/meetings", label: "meetings", needs: [["decision", "approve"]], key: "y" },
      { to: "/notices", label: "notices", needs: [["notice", "list"]], key: "j" },
      { to: "/recognitions", label: "recognitions", needs: [["recognition", "search"]], key: "v" },
      { to: "/services", label: "services", needs: [["service_request", "list"]], key: "z" },
      { to: "/found", label: "found", needs: [["found", "list"]], key: "1" },
      { to: "/settings", label: "settings", needs: [["setting", "list"]], key: "x" },
    ],
  },
  {
    label: "registry",
    items: [
      { to: "/people", label: "people", needs: [["person", "list"]], key: "p" },
      { to: "/employers", label: "employers", needs: [["employer", "list"]], key: "e" },
      { to: "/rosters", label: "rosters", needs: [["roster", "list"]], key: "r" },
      { to: "/imports", label: "imports", needs: [["import", "list"]], key: "i" },
      { to: "/duplicates", label: "duplicates", needs: [["duplicate", "list"]], key: "d" },
      { to: "/contradictions", label: "contradictions", needs: [["exchange", "list"]], key: "c" },
      { to: "/liaison", label: "liaison", needs: [["liaison", "list"]], key: "l" },
      { to: "/needs", label: "needs", needs: [["liaison", "list"]], key: "n" },
      { to: "/window", label: "window", needs: [["person", "create"]], key: "w" },
      { to: "/window-claims", label: "windowClaims", needs: [["claim", "create"]], when: isAtWindow, key: "g" },
    ],
  },
  {
    label: "money",
    items: [
      { to: "/batches", label: "batches", needs: [["payment", "list"]], key: "b" },
      { to: "/awards", label: "awards", needs: [["award", "list"]], key: "m" },
      { to: "/funds", label: "funds", needs: [["fund", "list"]], key: "f" },
      {
        to: "/takeover",
        label: "takeover",
        needs: [["award", "list"]],
        when: ({ may }) => may.fund !== undefined,
        key: "k",
      },
      { to: "/supervision", label: "supervision", needs: [["fund", "count"]], key: "s" },
    ],
  },
  {
    label: "tasks",
    items: [
      { to: "/tasks", label: "taskBoard", needs: [["task", "count"]], key: "3" },
      { to: "/tasks/mine", label: "myTasks", needs: [["task", "update"]], key: "4" },
      { to: "/activities", label: "activities", needs: [["task", "list"]], key: "5" },
      { to: "/slips", label: "slips", needs: [["slip", "list"]], key: "6" },
      { to: "/sittings", label: "sittings", needs: [["task", "list"]], key: "7" },
      {
        to: "/scores",
        label: "scores",
        needs: [
          ["score", "list"],
          ["score", "read"],
        ],
        key: "8",
      },
    ],
  },
  {
    label: "library",
    items: [{ to: "/documents", label: "documents", needs: [["draft", "list"]], key: "0" }],
  },
  {
    label: "insight",
    items: [{ to: "/what-if", label: "whatIf", needs: [["what_if", "list"]], key: "2" }],
  },
  {
    label: "directory",
    items: [
      { to: "/units", label: "units", needs: [["unit", "update"]], key: "u" },
      {
        to: "/accounts",
        label: "accounts",
        needs: [
          ["account", "list"],
          ["grant", "list"],
        ],
        key: "a",
      },
      { to: "/audit", label: "audit", needs: [["audit", "list"]], key: "t" },
      { to: "/outbox", label: "outbox", needs: [["message", "list"]], when: ({ outbox }) => outbox, key: "o" },
    ],
  },
];

/** What this reader finds in the menu; a group without items is left out. */
export function menuOf(session: Session): readonly MenuGroup[] {
  return menu
    .map((group) => ({
      ...group,
      items: group.items.filter(
        ({ needs, when }) =>
          (needs === undefined || needs.some((need) => isAllowed(session, need))) && when?.(session) !== false,
      ),
    }))
    .filter(({ items }) => items.length > 0);
}
