import type { Ask } from './asks.ts';

/** Where a row is: px from the top of the screen, and its height. */
export interface Box {
  top: number;
  height: number;
}

/** The rows of one step's picture, as the reader can ask them. */
export interface Rows {
  /** Puts a button over each row, on a stage of `width` and `tall` px, or moves those that are there. */
  place(boxes: readonly Box[], width: number, tall: number): void;
  /** The picture is scrolled away by so many px. */
  lift(px: number): void;
  /** Takes the buttons away, and the sheet that is open. */
  leave(): void;
}

/** A new element with a class, what it is given, and its children. */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  is: Partial<Omit<HTMLElementTagNameMap[Name], 'children'>> = {},
  ...children: Node[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className) element.className = className;
  Object.assign(element, is);
  element.append(...children);
  return element;
}

/**
 * Real buttons over the rows of a picture, in `target`, and the sheet in which a row answers: beside the row, or at the foot of
 * a phone. There is nothing in the page until the rows are placed. Plain elements: what a component would need to run is a
 * third of all script, and this is the only place that would use it.
 */
export function rowsIn(target: Element, asks: readonly Ask[], words: { rows: string; previous: string; next: string; close: string }): Rows {
  let buttons: HTMLButtonElement[] = [];
  let sheet: HTMLElement | undefined;
  let open = -1;
  /** opened by a click or by the keyboard, and so not closed by the pointer going elsewhere */
  let kept = false;
  let placed: readonly Box[] = [];
  let [width, tall] = [0, 0];
  /** px that the open sheet is high: read when it opens or the stage has another size, never while the page scrolls */
  let high = 0;
  let lifted = 0;
  const list = make('ul', '');
  const layer = make('div', 'rows', {}, list);
  list.setAttribute('aria-label', words.rows);

  /** Below its row where there is room, else above it: never over the row, never off the screen. */
  const stand = (): void => {
    const box = placed[open];
    if (!sheet || !box) return;
    const narrow = width < 700;
    sheet.classList.toggle('narrow', narrow);
    const below = box.top + box.height + 4;
    high ||= sheet.clientHeight;
    sheet.style.top = narrow ? '' : `${below + high + 4 < tall ? below : Math.max(60, box.top - high - 4)}px`;
  };
  const show = (i: number, keep: boolean): void => {
    if (i === open && keep === kept) return;
    [open, kept] = [i, keep];
    buttons.forEach((button, at) => button.setAttribute('aria-expanded', String(at === i)));
    // Each answer anew: where a page is translated, the words of the row before would stay.
    const before = sheet;
    const ask = asks[i];
    sheet = undefined;
    if (ask) {
      sheet = make(
        'section',
        'sheet',
        {},
        make('p', 'place', { textContent: ask.place }),
        make('h3', '', { textContent: ask.name }),
        make('p', 'own', { lang: ask.own.lang, textContent: ask.own.text }),
        make(
          'dl',
          '',
          {},
          ...ask.said.flatMap(([heading, text]) => [make('dt', '', { textContent: heading }), make('dd', '', { textContent: text })])
        )
      );
      sheet.setAttribute('aria-label', ask.name);
      if (keep || width < 700)
        sheet.append(
          make(
            'p',
            'steps',
            {},
            make('button', '', { type: 'button', textContent: words.previous, onclick: () => go(-1) }),
            make('button', '', { type: 'button', textContent: words.next, onclick: () => go(1) }),
            make('button', 'close', { type: 'button', textContent: words.close, onclick: close })
          )
        );
      layer.append(sheet);
      high = 0;
      stand();
    }
    before?.remove();
  };
  const go = (by: number): void => {
    show((open + by + asks.length) % asks.length, true);
    buttons[open]?.focus({ preventScroll: true });
  };
  const close = (): void => {
    // The focus first: a row that gets it shows what it has to say.
    buttons[open]?.focus({ preventScroll: true });
    show(-1, false);
  };
  layer.onkeydown = (event) => {
    if (open < 0) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) go(by);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  };
  layer.onpointerleave = () => !kept && show(-1, false);

  const row = (i: number): HTMLLIElement => {
    const button = make('button', '', {
      type: 'button',
      onclick: () => (open === i && kept ? show(-1, false) : show(i, true)),
      // A mouse that moves, not one that rests while the page is scrolled under it.
      onpointermove: (event) => event.pointerType === 'mouse' && (event.movementX || event.movementY) && !kept && show(i, false),
      onfocus: () => button.matches(':focus-visible') && show(i, true)
    });
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-label', asks[i]?.name ?? '');
    buttons.push(button);
    return make('li', '', {}, button);
  };

  return {
    place(boxes, wide, most) {
      if (wide !== width || most !== tall) high = 0;
      [placed, width, tall] = [boxes, wide, most];
      if (!layer.parentNode) {
        list.append(...boxes.map((_, i) => row(i)));
        target.append(layer);
      }
      boxes.forEach(({ top, height }, i) => {
        const { style } = buttons[i]!.parentElement!;
        style.transform = `translateY(${top}px)`;
        style.height = `${height}px`;
      });
      stand();
    },
    lift(px) {
      if (px !== lifted) layer.style.transform = `translateY(${-(lifted = px)}px)`;
    },
    leave() {
      show(-1, false);
      layer.remove();
      list.replaceChildren();
      buttons = [];
    }
  };
}
