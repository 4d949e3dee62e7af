// The pictures of a map server, where whoever runs this has named one, instead of our own coasts.
import { el } from './dom.js';

const SIZE = 256;
const DEEPEST = 19;

export class Tiles {
  /**
   * @param template an address with {z}, {x} and {y}
   * @param credit whose map it is
   */
  constructor(template, credit) {
    Object.assign(this, { template, credit, layers: [], labels: [], most: SIZE * 2 ** DEEPEST, shown: new Map() });
    this.host = el('div', { class: 'tiles', 'aria-hidden': 'true' });
    this.below = [this.host];
  }

  paint(view) {
    const z = Math.max(0, Math.min(DEEPEST, Math.round(Math.log2(view.scale / SIZE))));
    const across = 2 ** z, size = view.scale / across;
    const { left, right, top, bottom } = view.box();
    const wanted = new Map();
    for (let y = Math.max(0, Math.floor(top * across)); y < Math.min(across, bottom * across); y++) {
      for (let x = Math.floor(left * across); x < right * across; x++) {
        const key = `${z}/${x}/${y}`;
        const tile = this.shown.get(key) ?? this.tile(z, ((x % across) + across) % across, y);
        tile.style.transform = `translate(${(x / across - left) * view.scale}px, ${(y / across - top) * view.scale}px) scale(${size / SIZE})`;
        wanted.set(key, tile);
      }
    }
    for (const [key, tile] of this.shown) if (!wanted.has(key)) tile.remove();
    for (const [key, tile] of wanted) if (!this.shown.has(key)) this.host.append(tile);
    this.shown = wanted;
  }

  /** Map servers want to know which site asks; nothing more is told. */
  tile(z, x, y) {
    const src = this.template.replace('{z}', z).replace('{x}', x).replace('{y}', y);
    return el('img', { referrerpolicy: 'origin', alt: '', width: SIZE, height: SIZE, draggable: 'false', src });
  }
}
