import { describe, expect, it } from 'vitest';
import { help, OPTIONS, parse, UsageError } from '../../src/cli/options.js';

const TYPES = ['meeting', 'visit'];

describe('options of the command line', () => {
  it('has standards for everything', () => {
    expect(parse([], TYPES)).toEqual({
      paths: ['-'],
      format: 'json',
      input: 'auto',
      offsets: 'utf16',
      textField: 'text',
      idField: 'id',
      dateField: 'date',
      publishedAt: null,
      gazetteers: [],
      types: null,
      minConfidence: null,
      explain: false,
      help: false,
      version: false,
    });
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
    ];
    expect(parse(args, TYPES)).toMatchObject({
      paths: ['a.txt'],
      format: 'table',
      types: ['meeting', 'visit'],
      gazetteers: ['x', 'y'],
      minConfidence: 0.5,
      explain: true,
      publishedAt: '2024-09-05T10:00',
    });
  });

  it.each([
    [['--foo'], /--foo/],
    [['--format', 'xml'], /json, jsonl, table, not "xml"/],
    [['--types', 'meting'], /no event type "meting"; there are meeting, visit/],
    [['--types', ','], /at least one/],
    [['--min-confidence', '2'], /0 to 1/],
    [['--min-confidence', '٠'], /0 to 1/],
    [['--published-at', '5/9/2024'], /2024-09-05/],
    [['--gazetteer'], /gazetteer/],
  ])('refuses %j', (args, message) => {
    expect(() => parse(args, TYPES)).toThrow(UsageError);
    expect(() => parse(args, TYPES)).toThrow(message);
  });

  it('names every option in the help, each line short enough to read', () => {
    for (const o of OPTIONS) expect(help()).toContain(`--${o.name}`);
    for (const line of help().split('\n')) expect(line.length).toBeLessThan(125);
  });
});
