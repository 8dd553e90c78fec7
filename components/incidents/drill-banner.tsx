/** A striped band across the page, printed too: what follows is an exercise. */
export function DrillBanner() {
  return (
    <p className="bg-stripes -mx-4 -mt-5 mb-4 border-control border-y-2 px-4 py-1.5 text-center font-strong sm:-mx-6">
      <span className="rounded-control bg-bg px-2 py-0.5">DRILL: this incident is an exercise</span>
    </p>
  )
}
