import { m } from '#i18n';
import { questionKinds, type QuestionKind } from '#model';

const kinds: Record<QuestionKind, () => string> = {
  single: m.inspect_q_single,
  multiple: m.inspect_q_multiple,
  truth: m.inspect_q_truth,
  order: m.inspect_q_order,
  match: m.inspect_q_match,
  sort: m.inspect_q_sort,
  numeric: m.inspect_q_numeric,
  fill: m.inspect_q_fill,
  short: m.inspect_q_short,
  moment: m.inspect_q_moment,
};

/** How a question is asked, in a word or two. */
export const questionKindName = (kind: QuestionKind | undefined): string =>
  kind === undefined ? m.inspect_q_none() : kinds[kind]();

export const questionKindChoices = () => questionKinds.map((id) => ({ id, name: questionKindName(id) }));
