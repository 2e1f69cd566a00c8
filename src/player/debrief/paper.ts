/** Paper cannot be unfolded: what is marked for it is opened while it is printed; the rest stays folded. */
export function unfoldOnPaper(article: HTMLElement): () => void {
  let unfolded: HTMLDetailsElement[] = [];
  const unfold = () => {
    unfolded = [...article.querySelectorAll<HTMLDetailsElement>('details[data-print]:not([open])')];
    for (const details of unfolded) details.open = true;
  };
  const fold = () => {
    for (const details of unfolded) details.open = false;
    unfolded = [];
  };
  addEventListener('beforeprint', unfold);
  addEventListener('afterprint', fold);
  return () => {
    removeEventListener('beforeprint', unfold);
    removeEventListener('afterprint', fold);
  };
}
