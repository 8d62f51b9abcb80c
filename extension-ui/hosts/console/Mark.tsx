/** The product's sign: a field with its guard. */
export function Mark({ size }: { size: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" className="console-mark">
      <path
        d="M16 2.5 27 6.4v8.3c0 6.9-4.5 12.2-11 14.8C9.5 26.9 5 21.6 5 14.7V6.4z"
        fill="currentColor"
        opacity="0.16"
      />
      <path
        d="M16 2.5 27 6.4v8.3c0 6.9-4.5 12.2-11 14.8C9.5 26.9 5 21.6 5 14.7V6.4z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinejoin="round"
      />
      <path d="M10.8 12.4h10.4M10.8 17h5" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />
      <path
        d="m17.3 19.6 2.1 2.1 3.3-4"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
