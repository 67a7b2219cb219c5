import {
  AlignmentType,
  BorderStyle,
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Article, Block, Paper } from '../core/policy/text/blocks.ts';
import type { Language, Text } from '../core/words.ts';

/** A heading with its number. */
const headed = ({ number, title }: { number?: Text; title: Text }, language: Language): string =>
  [number?.[language], title[language]].filter(Boolean).join(' ');

const clausesOf = (a: Article): string => (a.clauses.length ? ` (${a.clauses.join(', ')})` : '');

/** As Markdown, for the command line. */
export function asMarkdown(shown: Paper, language: Language): string {
  const say = (text: Text) => text[language];
  const block = (b: Block): string => {
    if (b.kind === 'paragraph') return say(b.text);
    if (b.kind === 'list') return b.items.map((i) => `- ${say(i)}`).join('\n');
    const row = (cells: Text[]) => `| ${cells.map(say).join(' | ')} |`;
    return [row(b.head), `|${b.head.map(() => '---').join('|')}|`, ...b.rows.map(row)].join('\n');
  };
  return [
    `# ${say(shown.above)} ${say(shown.title)}`,
    ...shown.chapters.map((chapter) =>
      [
        `## ${headed(chapter, language)}`,
        ...chapter.articles.map((a) =>
          [`### ${headed(a, language)}${clausesOf(a)}`, ...a.blocks.map(block)].join('\n\n'),
        ),
      ].join('\n\n'),
    ),
  ].join('\n\n');
}

const font = 'Microsoft YaHei';

/** As a Word document. */
export function asWord(shown: Paper, language: Language): Promise<Buffer> {
  const say = (text: Text) => text[language];
  const body = shown.chapters.flatMap((chapter) => [
    new Paragraph({ text: headed(chapter, language), heading: HeadingLevel.HEADING_1 }),
    ...chapter.articles.flatMap((a) => [
      new Paragraph({ text: headed(a, language), heading: HeadingLevel.HEADING_2 }),
      ...a.blocks.flatMap((b) => blockOf(b, language)),
    ]),
  ]);
  const document = new Document({
    title: say(shown.title),
    creator: 'Liaison 协调台',
    styles: { default: { document: { run: { font } } } },
    numbering: {
      config: [
        {
          reference: 'dots',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT }],
        },
      ],
    },
    sections: [
      {
        children: [
          new Paragraph({ text: say(shown.above), alignment: AlignmentType.CENTER }),
          new Paragraph({ text: say(shown.title), heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
          new Paragraph({ text: say(shown.below), alignment: AlignmentType.CENTER }),
          ...body,
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function blockOf(b: Block, language: Language): (Paragraph | Table)[] {
  const say = (text: Text) => text[language];
  if (b.kind === 'paragraph') return [new Paragraph({ text: say(b.text), spacing: { after: 120 } })];
  if (b.kind === 'list')
    return b.items.map((i) => new Paragraph({ text: say(i), numbering: { reference: 'dots', level: 0 } }));
  const line = { style: BorderStyle.SINGLE, size: 4, color: '999999' };
  const row = (cells: Text[], bold: boolean) =>
    new TableRow({
      tableHeader: bold,
      children: cells.map(
        (c) =>
          new TableCell({
            borders: { top: line, bottom: line, left: line, right: line },
            children: [new Paragraph({ children: [new TextRun({ text: say(c), bold })] })],
          }),
      ),
    });
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(b.head, true), ...b.rows.map((r) => row(r, false))],
    }),
    new Paragraph({ text: '' }),
  ];
}
