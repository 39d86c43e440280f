/** Completions: takes the table of options, gives a script for bash, zsh or fish. */
import { COMMANDS, OPTIONS, type Option, UsageError } from './options.js';

const SHELLS: Readonly<Record<string, () => string>> = { bash, zsh, fish };

export function completions(shell: string | undefined): string {
  if (shell === undefined || !Object.hasOwn(SHELLS, shell))
    throw new UsageError(`completions are there for ${Object.keys(SHELLS).join(', ')}`);
  return SHELLS[shell]!();
}

const flags = (o: Option): string[] => [...(o.short ? [`-${o.short}`] : []), `--${o.name}`];
const firstWords = COMMANDS.map((c) => c.name.split(' ')[0]!);
/** Words that may stand behind the first word of a command. */
const nextWords = (c: (typeof COMMANDS)[number]): string[] =>
  'choices' in c ? [...c.choices] : c.name.split(' ').slice(1);

function bash(): string {
  const values = OPTIONS.filter((o) => o.value && o.choices).map(
    (o) => `    ${flags(o).join('|')}) COMPREPLY=($(compgen -W '${o.choices!.join(' ')}' -- "$cur")); return ;;`,
  );
  const files = OPTIONS.filter((o) => o.file).flatMap(flags);
  const others = OPTIONS.filter((o) => o.value && !o.choices && !o.file).flatMap(flags);
  const commands = COMMANDS.filter((c) => nextWords(c).length).map(
    (c) =>
      `    ${c.name.split(' ')[0]}) [ "$COMP_CWORD" -eq 2 ] && { COMPREPLY=($(compgen -W '${nextWords(c).join(' ')}' -- "$cur")); return; } ;;`,
  );
  return `# khabar: completions for bash
_khabar() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  case $prev in
${values.join('\n')}
    ${files.join('|')}) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    ${others.join('|')}) COMPREPLY=(); return ;;
  esac
  case \${COMP_WORDS[1]} in
${commands.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W '${OPTIONS.map((o) => `--${o.name}`).join(' ')}' -- "$cur"))
  else
    COMPREPLY=($(compgen -f -- "$cur"))
    [ "$COMP_CWORD" -eq 1 ] && COMPREPLY+=($(compgen -W '${firstWords.join(' ')}' -- "$cur"))
  fi
}
complete -o filenames -F _khabar khabar
`;
}

/** Signs that zsh reads in a description. */
const plain = (help: string): string => help.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&');

function zsh(): string {
  const specs = OPTIONS.map((o) => {
    const names = flags(o);
    const value = o.value ? `:${o.value}:${o.choices ? `(${o.choices.join(' ')})` : o.file ? '_files' : ''}` : '';
    const many = o.multiple ? '*' : '';
    const head = names.length > 1 ? `${many || `'(${names.join(' ')})'`}{${names.join(',')}}` : `${many}${names[0]}`;
    return `    ${head}'[${plain(o.help)}]${value}'`;
  });
  const commands = COMMANDS.filter((c) => nextWords(c).length).map(
    (c) => `    ${c.name.split(' ')[0]}) (( CURRENT == 3 )) && { compadd ${nextWords(c).join(' ')}; return } ;;`,
  );
  return `#compdef khabar
# khabar: completions for zsh
_khabar() {
  (( CURRENT == 2 )) && compadd ${firstWords.join(' ')}
  case $words[2] in
${commands.join('\n')}
  esac
  _arguments -s \\
${specs.join(' \\\n')} \\
    '*:file:_files'
}
if [ "$funcstack[1]" = _khabar ]; then _khabar "$@"; else compdef _khabar khabar; fi
`;
}

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function fish(): string {
  const lines = OPTIONS.map((o) => {
    const value = o.value ? (o.choices ? ` -xa ${quoted(o.choices.join(' '))}` : o.file ? ' -rF' : ' -x') : '';
    return `complete -c khabar${o.short ? ` -s ${o.short}` : ''} -l ${o.name}${value} -d ${quoted(o.help)}`;
  });
  const commands = COMMANDS.flatMap((c) => {
    const first = c.name.split(' ')[0]!;
    return [
      `complete -c khabar -n __fish_use_subcommand -a ${first} -d ${quoted(c.help)}`,
      ...nextWords(c).map((w) => `complete -c khabar -n '__fish_seen_subcommand_from ${first}' -a ${w}`),
    ];
  });
  return `# khabar: completions for fish\n${[...commands, ...lines].join('\n')}\n`;
}
