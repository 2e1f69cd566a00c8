declare module 'virtual:rapport/catalogue' {
  const catalogue: { modules: import('#model').Module[]; cards: import('#model').Card[] };
  export default catalogue;
}
declare module 'virtual:rapport/people' {
  const people: Record<string, import('#model').Person>;
  export default people;
}
declare module 'virtual:rapport/principles' {
  const principles: Record<string, import('#model').Principle>;
  export default principles;
}
declare module 'virtual:rapport/library' {
  const library: import('./library.ts').Library;
  export default library;
}
declare module 'virtual:rapport/tested' {
  const tested: Record<string, string[]>;
  export default tested;
}
declare module 'virtual:rapport/bodies' {
  type Part = import('#model').Language | 'whole';
  const bodies: Record<string, Record<Part, () => Promise<{ default: import('#model').Body }>>>;
  export default bodies;
}
declare module 'virtual:rapport/handbooks' {
  const handbooks: Record<string, () => Promise<{ default: import('#model').Handbook }>>;
  export default handbooks;
}
declare module 'virtual:rapport/asked' {
  const asked: { module: string; asks: import('#model').Text[] }[];
  export default asked;
}
declare module 'virtual:rapport/questions' {
  export const cards: import('#model').QuestionCard[];
  export const ways: Record<string, () => Promise<{ default: Record<string, import('#model').Question> }>>;
}
declare module 'virtual:rapport/worksheets' {
  const worksheets: Record<string, import('#model').Worksheet>;
  export default worksheets;
}
declare module 'virtual:rapport/conflicts' {
  const conflicts: [string, string][];
  export default conflicts;
}
