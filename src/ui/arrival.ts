let first = true;

/** Moves the focus to the heading of a screen that has just come, but leaves it alone on the first one of the page. */
export function arrive(heading: HTMLElement): void {
  if (!first) heading.focus({ preventScroll: true });
  first = false;
}
