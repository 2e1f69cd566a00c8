import { m } from '#i18n';
import { resultName } from '../called.ts';
import { mapAt } from '../edit/at.ts';
import { wordsOf, type Group, type Part, type Row } from './rows.ts';

const groups: Record<Group, () => string> = {
  talk: m.studio_group_talk,
  steps: m.studio_group_steps,
  endings: m.studio_group_endings,
  loose: m.studio_group_loose,
  questions: m.studio_group_questions,
};
const parts: Record<Part, () => string> = {
  about: m.studio_part_about,
  customer: m.studio_part_customer,
  promises: m.studio_part_promises,
  claims: m.studio_part_claims,
  own: m.inspect_own,
  bank: m.studio_part_bank,
};

/** The words that a row begins with. */
export function labelOf(row: Row): string {
  switch (row.is) {
    case 'group':
      return groups[row.group]();
    case 'part':
      return parts[row.part]();
    case 'step':
      return (
        wordsOf(mapAt(row.node, ['end'])['title']) ||
        wordsOf(row.node['says'] ?? row.node['ask']) ||
        m.studio_unwritten()
      );
    case 'option':
      return (
        wordsOf(row.value['text']) ||
        (row.path.at(-2) === 'results' ? resultName(row.value) : m.studio_unwritten())
      );
  }
}
