import { m } from '#i18n';
import type { Kind } from '#model';

const kinds: Record<Kind, () => string> = {
  choices: m.studio_kind_choices,
  several: m.studio_kind_several,
  order: m.studio_kind_order,
  sort: m.studio_kind_sort,
  value: m.studio_kind_value,
  record: m.studio_kind_record,
  reply: m.studio_kind_reply,
  end: m.studio_kind_end,
};

/** What is decided at a step, in a word or two; undefined where it is not said yet. */
export const kindName = (kind: Kind | undefined): string =>
  kind === undefined ? m.studio_kind_none() : kinds[kind]();
