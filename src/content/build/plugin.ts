import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Body, Handbook, Inventory, QuestionFile } from '#model';
import { bodyOf, cardOf, readScenario, sha256, testedIn } from './body.ts';
import { once } from './cache.ts';
import { courseFolders } from './course.ts';
import { handbookFiles, handbookModules, readHandbooks } from './handbooks.ts';
import type { Library } from '../library.ts';
import { ContentError, readLibrary, shelf, shelves } from './library.ts';
import { bodyModules, literal, waysTo } from './parts.ts';
import { questionFiles, questionModules, readBank } from './questions.ts';

/** The scenario files of a folder `scenarios/`: every `<module>/<id>.yaml` but the questions and the handbook. */
export function scenarioFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((d) => d.isDirectory() && !(courseFolders as readonly string[]).includes(d.name))
    .flatMap((d) => readdirSync(join(folder, d.name)).map((f) => join(folder, d.name, f)))
    .filter((f) => f.endsWith('.yaml'))
    .sort();
}

/**
 * Reads every scenario of a folder with its library; what was read and proven before, of the same text with the same
 * library by the same rules, is recalled. @throws ContentError saying where and what.
 */
export function readBodies(folder: string, library: Library = readLibrary(folder)): Body[] {
  const beside = JSON.stringify(library);
  return scenarioFiles(folder).map((file) => {
    const text = readFileSync(file, 'utf8');
    return once(sha256(`${file}\n${text}\n${beside}`), () => {
      const { scenario, issues } = readScenario(text, file, library, once);
      const errors = issues.filter((i) => i.severity === 'error');
      if (!scenario || errors.length) throw new ContentError(errors);
      return bodyOf(scenario, library);
    });
  });
}

const prefix = 'virtual:rapport/';

function modulesOf(
  library: Library,
  bodies: Body[],
  handbooks: Handbook[],
  bank: QuestionFile[],
  { worksheets, conflicts }: { worksheets: unknown } & Pick<Inventory, 'conflicts'>,
): Map<string, string> {
  const data = (value: unknown) => `export default ${literal(value)}`;
  const order = (b: Body) => library.modules.findIndex((m) => m.id === b.scenario.module);
  const cards = [...bodies].sort((a, b) => order(a) - order(b)).map(cardOf);
  const ids = bodies.map((b) => b.scenario.id);
  return new Map([
    ['catalogue', data({ modules: library.modules.map(({ keywords: _, ...m }) => m), cards })],
    ['principles', data(library.principles)],
    ['tested', data(Object.fromEntries(bodies.map((b) => [b.scenario.id, testedIn(b)])))],
    ['people', data(library.people)],
    [
      'library',
      [
        `import people from '${prefix}people';`,
        `import principles from '${prefix}principles';`,
        `const rest = ${literal({ model: library.model, voices: library.voices, modules: library.modules })};`,
        'export default { ...rest, people, principles };',
      ].join('\n'),
    ],
    ['worksheets', data(worksheets)],
    ['conflicts', data(conflicts)],
    ['bodies', `export default { ${ids.map((id) => waysTo(prefix, id)).join(', ')} }`],
    ...bodies.flatMap((body) => bodyModules(prefix, body)),
    ...handbookModules(prefix, handbooks),
    ...questionModules(prefix, bank),
  ]);
}

/** Turns `scenarios/` into modules: `virtual:rapport/catalogue`, `/people`, `/principles`, `/library`, `/tested`, `/bodies`, `/body/<id>/<part>`, `/handbooks`, `/handbook/<module>`, `/questions`, `/questions/<module>`, `/asked`, `/worksheets`, `/conflicts`. */
export function scenarios(folder: string): Plugin {
  let modules: Map<string, string> | undefined;
  const files = () => [
    ...scenarioFiles(folder),
    ...handbookFiles(folder),
    ...questionFiles(folder),
    ...Object.keys(shelves).map((f) => join(folder, f)),
  ];
  return {
    name: 'rapport-scenarios',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      if (!modules) {
        const library = readLibrary(folder);
        const bodies = readBodies(folder, library);
        const known = new Set(bodies.map((b) => b.scenario.id));
        const bank = readBank(folder, library, known);
        const { conflicts } = shelf(folder, 'course.yaml');
        const worksheets = shelf(folder, 'worksheets.yaml');
        modules = modulesOf(library, bodies, readHandbooks(folder, library), bank, { worksheets, conflicts });
      }
      for (const file of files()) this.addWatchFile(file);
      return modules.get(id.slice(prefix.length + 1)) ?? this.error(`no content called ${id}`);
    },
    handleHotUpdate({ file, server }) {
      if (!file.startsWith(folder)) return;
      modules = undefined;
      for (const [id, module] of server.moduleGraph.idToModuleMap)
        if (id.startsWith(`\0${prefix}`)) server.moduleGraph.invalidateModule(module);
      server.ws.send({ type: 'full-reload' });
    },
  };
}
