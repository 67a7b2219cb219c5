import type { Block } from '../../../core/policy/text/blocks.ts';
import { useSay } from '../context.tsx';

/** The body of a provision: paragraphs, lists, tables. */
export function ArticleBlocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block) => (
        <BlockText key={JSON.stringify(block)} block={block} />
      ))}
    </>
  );
}

function BlockText({ block }: { block: Block }) {
  const say = useSay();
  if (block.kind === 'paragraph') return <p>{say(block.text)}</p>;
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((i) => (
          <li key={i.en}>{say(i)}</li>
        ))}
      </ul>
    );
  return (
    <div className="scroll">
      <table className="plain">
        <thead>
          <tr>
            {block.head.map((h) => (
              <th key={h.en} scope="col">
                {say(h)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {row.map((cell, i) => (
                <td key={block.head[i]!.en}>{say(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
