/** What has the shape of a scenario or of a file of questions, but may be unfinished: nothing of it is certain. */
export type Sketch = Record<string, unknown>;

/** A text that nobody has written yet. */
const blank = () => ({ en: '', zh: '' });

/** A scenario of which nothing is written yet, but what every scenario has. */
export function blankScenario(id: string): Sketch {
  return {
    format: 1,
    id,
    module: 'service-mindset',
    title: blank(),
    channel: 'face',
    role: blank(),
    brief: blank(),
    goals: [blank()],
    minutes: 6,
    customer: {
      person: 'luo-yun',
      personality: 'any',
      start: { expectation: 60, perceived: 40, trust: 30, patience: 7 },
      leaves: { aloud: 'walks-out', silently: 'drifts-off' },
    },
    start: 'opening',
    nodes: {},
  };
}
