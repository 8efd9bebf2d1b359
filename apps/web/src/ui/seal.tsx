/** The mark of the masthead: 聚 in lines, drawn so that no font is needed. */
export function Seal() {
  return (
    <svg className="jc-masthead__seal" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="3" fill="var(--jc-seal)" />
      <path
        d="M7 7h9M9 7v9M14 7v9M9 10h5M9 13h5M7 16h9M18 7h7c-1 4-3.5 7-7 9M19 9c1.5 3.5 3.5 6 6.5 7M16 18v8M16 20c-2 2.5-5 4.5-9 5.5M16 20c2 2.5 5 4.5 9 5.5M8 19h6M18 19h6"
        fill="none"
        stroke="#fff"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
