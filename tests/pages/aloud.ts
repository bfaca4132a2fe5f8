import type { CDPSession } from '@playwright/test';

interface Node {
  nodeId: string;
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
  childIds?: string[];
}

/** What has no word of its own in a reading: the words in it are told. */
const silent = new Set(['InlineTextBox', 'none', 'generic', 'ListMarker', 'LineBreak', 'RootWebArea']);

/**
 * The accessibility tree of one element, as text: a line for each thing that is told, its role, its name and, of a heading, its
 * level; what is in it stands under it, further in.
 * @param client with `Accessibility` enabled
 */
export async function readAloud(client: CDPSession, selector: string): Promise<string> {
  const { root } = await client.send('DOM.getDocument', { depth: 0 });
  const { nodeId } = await client.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { node } = await client.send('DOM.describeNode', { nodeId });
  const { nodes } = (await client.send('Accessibility.getFullAXTree')) as { nodes: (Node & { backendDOMNodeId?: number })[] };
  const known = new Map(nodes.map((one) => [one.nodeId, one]));
  const lines: string[] = [];
  const tell = (id: string, depth: number): void => {
    const one = known.get(id);
    if (!one) return;
    const role = one.role?.value ?? '';
    const told = !one.ignored && !silent.has(role);
    const name = one.name?.value?.replace(/\s+/g, ' ').trim() ?? '';
    const level = one.properties?.find((property) => property.name === 'level')?.value.value;
    if (told && (role !== 'StaticText' || name))
      lines.push(`${'  '.repeat(depth)}${role}${role === 'heading' ? ` ${level}` : ''}${name ? ` “${name}”` : ''}`);
    // The words in a link or a heading are its name: told once.
    if (told && name && /^(link|heading|button|cell|columnheader|rowheader|DisclosureTriangle)$/.test(role)) return;
    for (const child of one.childIds ?? []) tell(child, told ? depth + 1 : depth);
  };
  tell(nodes.find((one) => one.backendDOMNodeId === node.backendNodeId)!.nodeId, 0);
  return `${lines.join('\n')}\n`;
}
