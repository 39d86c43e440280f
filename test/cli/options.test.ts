import { describe, expect, it } from 'vitest';
import { EXAMPLES, help } from '../../src/cli/help.js';
import { COMMANDS, checkTypes, OPTIONS, parse, UsageError } from '../../src/cli/options.js';

const TYPES = ['meeting', 'visit'];

describe('options of the command line', () => {
  it('has standards for everything', () => {
    expect(parse([])).toEqual({
      paths: ['-'],
      output: null,
      reading: {
        input: 'auto',
        encoding: null,
        textField: 'text',
        idField: 'id',
        dateField: 'date',
        publishedAt: null,
      },
      writing: { format: 'json', offsets: 'utf16', withText: false, bom: false },
      jobs: null,
      gazetteers: [],
      types: null,
      minConfidence: null,
      explain: false,
      onError: 'emit',
      resume: false,
      quiet: false,
      help: false,
      version: false,
    });
  });

  it('takes the format from the name of the output, unless it is said', () => {
    const format = (...args: string[]) => parse(args).writing.format;
    for (const [
      name,
      wanted,
    ] of [['a.csv', 'csv'], ['b/a.JSONL', 'jsonl'], ['a.geojson', 'geojson'], ['a.ics', 'ics'], ['a.html', 'html'], ['a.txt', 'json'], ['csv', 'json']] as const) // biome-ignore format: pairs
      expect(format('-o', name), name).toBe(wanted);
    expect(format('-o', 'a.csv', '-f', 'table')).toBe('table');
    expect(parse(['-o', '-']).output).toBe(null);
  });

  it('reads every kind of option', () => {
    const args = [
      'a.txt',
      '-f',
      'table',
      '--types',
      'meeting, visit',
      '-g',
      'x',
      '-g',
      'y',
      '--min-confidence',
      '.5',
      '-e',
      '-d',
      '2024-09-05T10:00',
      '-j',
      '3',
    ];
    expect(parse(args)).toMatchObject({
      paths: ['a.txt'],
      writing: { format: 'table' },
      types: ['meeting', 'visit'],
      gazetteers: ['x', 'y'],
      minConfidence: 0.5,
      explain: true,
      reading: { publishedAt: '2024-09-05T10:00' },
      jobs: 3,
    });
  });

  it.each([
    [['--foo'], /--foo/],
    [['--format', 'xml'], /json, jsonl, table, .*, not "xml"/],
    [['--jobs', '0'], /1 to 999/],
    [['--jobs', '٢'], /1 to 999/],
    [['--on-error', 'stop'], /emit, skip, fail/],
    [['--encoding', 'utf-9'], /not known/],
    [['--format', 'brat'], /-o/],
    [['--resume', 'a.txt'], /needs -o/],
    [['--resume', '-o', 'a.json', 'a.txt'], /formats jsonl/],
    [['--resume', '-o', 'a.jsonl'], /standard input/],
    [['a.jsonl', '-o', './x/../a.jsonl'], /read and written/],
    [['--types', ','], /at least one/],
    [['--min-confidence', '2'], /0 to 1/],
    [['--min-confidence', '٠'], /0 to 1/],
    [['--published-at', '5/9/2024'], /2024-09-05/],
    [['--published-at', '2024-02-31'], /2024-09-05/],
    [['--gazetteer'], /gazetteer/],
  ])('refuses %j', (args, message) => {
    expect(() => parse(args)).toThrow(UsageError);
    expect(() => parse(args)).toThrow(message);
  });

  it('refuses event types that are not known', () => {
    expect(() => checkTypes(['meting'], TYPES)).toThrow(/no event type "meting"; there are meeting, visit/);
    expect(() => checkTypes(['visit'], TYPES)).not.toThrow();
  });

  it('names every option and command in the help, each line short enough to read', () => {
    for (const o of OPTIONS) expect(help()).toContain(`--${o.name}`);
    for (const c of COMMANDS) expect(help()).toContain(`khabar ${c.name} ${c.value}`);
    for (const e of EXAMPLES) expect(help()).toContain(`\n  ${e}\n`);
    for (const line of help().split('\n')) expect(line.length, line).toBeLessThan(125);
  });

  it('has no option twice', () => {
    const names = OPTIONS.flatMap((o) => [o.name, ...(o.short ? [o.short] : [])]);
    expect(new Set(names).size).toBe(names.length);
  });
});
