import { m } from '#i18n';
import type { StorageTrouble } from '#storage';

const reading: Record<StorageTrouble, () => string> = {
  'another-tab': m.learner_trouble_read_unknown,
  'none-left': m.learner_trouble_read_unknown,
  full: m.learner_trouble_read_unknown,
  unknown: m.learner_trouble_read_unknown,
  blocked: m.learner_trouble_read_blocked,
  missing: m.learner_trouble_read_missing,
  newer: m.learner_trouble_read_newer,
  gone: m.learner_trouble_read_gone,
};
const writing: Record<StorageTrouble, () => string> = {
  'another-tab': m.learner_trouble_write_another_tab,
  'none-left': m.learner_trouble_write_none_left,
  full: m.learner_trouble_write_full,
  blocked: m.learner_trouble_write_blocked,
  missing: m.learner_trouble_write_missing,
  newer: m.learner_trouble_write_newer,
  gone: m.learner_trouble_write_gone,
  unknown: m.learner_trouble_write_unknown,
};

/** What happened, what is safe, what to do. */
export function troubleText(trouble: StorageTrouble, doing: 'reading' | 'writing'): string {
  return (doing === 'reading' ? reading : writing)[trouble]();
}
