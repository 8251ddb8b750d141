/** The product's name beside its mark. */
export function Mark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold">
      <svg viewBox="0 0 32 32" width={18} height={18} aria-hidden>
        <rect width="32" height="32" rx="7" className="fill-accent" />
        <path d="M8 9.5h16M16 9.5V24" className="stroke-on-accent" strokeWidth="3.4" strokeLinecap="round" />
      </svg>
      Tenure
    </span>
  )
}
