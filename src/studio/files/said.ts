import { m } from '#i18n';
import type { Issue } from '#model';
import { foundText } from '../said.ts';

/** By the code; where it says why, by both. */
const codes: Record<string, (inputs: { detail: string }) => string> = {
  'file-unknown': m.files_issue_file_unknown,
  'file-backup': m.files_issue_file_backup,
  'file-no-draft': m.files_issue_file_no_draft,
  'file-too-large': m.files_issue_file_too_large,
  'file-empty': m.files_issue_file_empty,
  'yaml-wrong': m.files_issue_yaml_wrong,
  'yaml-wrong ALIAS_PROPS': m.files_yaml_alias,
  'yaml-wrong BAD_ALIAS': m.files_yaml_alias,
  'yaml-wrong MULTIPLE_ANCHORS': m.files_yaml_alias,
  'yaml-wrong BAD_COLLECTION_TYPE': m.files_yaml_tag,
  'yaml-wrong BAD_PROP_ORDER': m.files_yaml_tag,
  'yaml-wrong MULTIPLE_TAGS': m.files_yaml_tag,
  'yaml-wrong TAG_RESOLVE_FAILED': m.files_yaml_tag,
  'yaml-wrong BAD_DIRECTIVE': m.files_yaml_documents,
  'yaml-wrong MULTIPLE_DOCS': m.files_yaml_documents,
  'yaml-wrong BAD_DQ_ESCAPE': m.files_yaml_escape,
  'yaml-wrong BAD_INDENT': m.files_yaml_indent,
  'yaml-wrong TAB_AS_INDENT': m.files_yaml_tab,
  'yaml-wrong BAD_SCALAR_START': m.files_yaml_start,
  'yaml-wrong BLOCK_AS_IMPLICIT_KEY': m.files_yaml_colon,
  'yaml-wrong BLOCK_IN_FLOW': m.files_yaml_bracket,
  'yaml-wrong DUPLICATE_KEY': m.files_yaml_twice,
  'yaml-wrong KEY_OVER_1024_CHARS': m.files_yaml_key,
  'yaml-wrong MULTILINE_IMPLICIT_KEY': m.files_yaml_key,
  'yaml-wrong NON_STRING_KEY': m.files_yaml_key,
  'yaml-wrong MISSING_CHAR': m.files_yaml_missing,
  'yaml-wrong RESOURCE_EXHAUSTION': m.files_yaml_endless,
  'yaml-wrong UNEXPECTED_TOKEN': m.files_yaml_unexpected,
  'key-forbidden': m.files_issue_key_forbidden,
  'pack-too-large': m.files_issue_pack_too_large,
  'pack-damaged': m.files_issue_pack_damaged,
  'pack-no-manifest': m.files_issue_pack_no_manifest,
  'pack-manifest-wrong': m.files_issue_pack_manifest_wrong,
  'pack-newer': m.files_issue_pack_newer,
  'pack-unlisted': m.files_issue_pack_unlisted,
  'pack-hash': m.files_issue_pack_hash,
  'pack-twice': m.files_issue_pack_twice,
  'pack-missing': m.files_issue_pack_missing,
  'pack-files': m.files_issue_pack_files,
  'pack-path': m.files_issue_pack_path,
  'pack-file-large': m.files_issue_pack_file_large,
  'pack-ratio': m.files_issue_pack_ratio,
  'pack-no-id': m.files_issue_pack_no_id,
  'pack-nodes': m.files_issue_pack_nodes,
  'link-too-long': m.files_issue_link_too_long,
  'link-newer': m.files_issue_link_newer,
  'link-wrong': m.files_issue_link_wrong,
  'link-damaged': m.files_issue_link_damaged,
  'csv-columns': m.files_issue_csv_columns,
  'csv-unknown': m.files_issue_csv_unknown,
  'csv-changed': m.files_issue_csv_changed,
  'csv-empty': m.files_issue_csv_empty,
  'twine-too-large': m.files_issue_twine_too_large,
  'twine-none': m.files_issue_twine_none,
  'twine-wrong': m.files_issue_twine_wrong,
  'twine-wrong name': m.files_twine_name,
  'twine-wrong zoom': m.files_twine_zoom,
  'twine-wrong html': m.files_twine_html,
  'twine-left-out': m.files_issue_twine_left_out,
  'twine-twice': m.files_issue_twine_twice,
  'twine-macro': m.files_issue_twine_macro,
  'twine-tags': m.files_issue_twine_tags,
  'twine-dangling': m.files_issue_twine_dangling,
};

/** What is the matter with a file, in the author's language. */
export function saidOf(issue: Issue): string {
  const { what = issue.message, more, why } = issue.values ?? {};
  const detail = more ? m.files_issue_and_more({ what, more }) : String(what);
  const sentence = codes[`${issue.code} ${String(why)}`] ?? codes[issue.code];
  return sentence?.({ detail }) ?? foundText(issue);
}

/** Where: the passage, text or file, and the line and column unless that is where it begins. */
export function whereOf({ path, file = '', line = 1, column = 1 }: Issue): string {
  const place = path || file;
  if (column > 1) return `${place}, ${m.files_at_column({ line, column })}`;
  return line > 1 ? `${place}, ${m.files_at_line({ line })}` : place;
}
