import { m } from '#i18n';
import { troubleOf, type StorageTrouble } from '#storage';

const said: Partial<Record<StorageTrouble, () => string>> = {
  full: m.files_trouble_full,
  blocked: m.files_trouble_blocked,
  missing: m.files_trouble_missing,
  newer: m.files_trouble_newer,
  gone: m.files_trouble_gone,
};

/** What happened while drafts were read or written, what is safe, and what to do. */
export function troubleSaid(error: unknown, doing: 'reading' | 'writing'): string {
  const other = doing === 'reading' ? m.files_trouble_unknown : m.files_trouble_write;
  return (said[troubleOf(error)] ?? other)();
}
