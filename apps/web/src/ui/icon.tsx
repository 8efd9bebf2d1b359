/** Outlined icons at the size of the text beside them; hidden from screen readers, since a word always stands there. */
const paths = {
  check: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5 8.2l2.1 2.1L11 6.4",
  aim: "M8 2 14.5 13.5h-13ZM8 6.5v3.2M8 11.4v.2",
  question: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2M8 11.3v.2",
  judge: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 1.5v13M8 5h5.6M8 8h6.5M8 11h5.6",
  box: "M2.5 2.5h11v11h-11Z",
  minus: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5 8h6",
  swap: "M2 5.5h11L10.5 3M14 10.5H3L5.5 13",
  number: "M3.2 5.7h10M2.7 10.3h10M6.5 2.5l-1.6 11M11 2.5l-1.6 11",
  hourglass: "M4 1.5h8M4 14.5h8M5 1.5v2.7L8 8l3-3.8V1.5M5 14.5v-2.7L8 8l3 3.8v2.7",
  stop: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM3.5 3.5l9 9",
  clock: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 4.5V8l2.5 1.5",
  info: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM8 7.2v4M8 4.8v.2",
  warning: "M8 1.8 15 14H1ZM8 6.5v3.5M8 11.8v.2",
  search: "M7 2a5 5 0 1 0 0 10A5 5 0 0 0 7 2ZM10.7 10.7 14 14",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  print: "M4.5 6V2h7v4M4.5 11.5H2V6h12v5.5h-2.5M4.5 9.5h7V14h-7Z",
  document: "M3.5 1.5h6l3 3v10h-9ZM9.5 1.5v3h3M5.5 8h5M5.5 11h5",
  coins: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM5.3 4.3 8 7.8l2.7-3.5M8 7.8v4.2M5.7 8h4.6M5.7 10.2h4.6",
  calendar: "M2 3.5h12v11H2ZM2 6.8h12M5 1.5v3.5M11 1.5v3.5",
  arrow: "M2.5 8h11M9 3.5 13.5 8 9 12.5",
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="jc-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
