// What a type checker must accept; the lines that end in `// wrong` it must not.

import backroom, { BackroomError, newKey, open, type Book, type replies, type words } from 'backroom';

export async function sell(shop: Book): Promise<string> {
  const request = {
    register: 'T1',
    lines: [{ item: 'TEA-100', quantity: 2, discount: '0.50' }],
    tenders: [{ tender: 'CASH', amount: '30' }],
  };
  const receipt: replies.Receipt = shop.till.ringUp(request, { key: newKey() });
  const again = await shop.till.ringUpAsync(request, { key: newKey(), dryRun: true });
  const origin: words.PriceOrigin | undefined = receipt.lines[0]?.price_origin;
  console.log(origin, again.total, shop.stock.sites(), backroom.version);
  return receipt.total;
}

export function told(error: unknown): void {
  if (error instanceof BackroomError && error.code === 'stock.not_enough_available') console.log(error.details.available);
}

export function planted(shop: Book): void {
  open('shop.db', {}); // wrong
  open('shop.db', { actor: 'till-1', durably: true }); // wrong
  shop.till.ringUp({ register: 'T1', lines: [] }); // wrong
  shop.till.ringUp({ register: 'T1', lines: [{ item: 'TEA', quantity: true }] }, { key: '' }); // wrong
  shop.till.ringUp({ register: 'T1', lines: [{ quantity: 1 }] }, { key: '' }); // wrong
  shop.till.ringUp({ register: 'T1', lines: [{ item: 'TEA', quantity: 1, colour: 'red' }] }, { key: '' }); // wrong
  shop.till.ringUp({ register: 7, lines: [] }, { key: '' }); // wrong
  shop.till.ringUpp({ register: 'T1', lines: [] }, { key: '' }); // wrong
  shop.stock.position({ item: 'TEA' }, { dryRun: true }); // wrong
  shop.stock.position({ item: 'TEA' }).on_hnd; // wrong
  shop.tax.setJurisdiction({ jurisdiction: 'DE', name: 'Germany', rounding: 'sometimes' }); // wrong
  const number: number = shop.stock.position({ item: 'TEA' }).on_hand; // wrong
  const origin: words.PriceOrigin = 'guessed'; // wrong
  const code: words.RefusalCode = 'stock.sold_twice'; // wrong
  console.log(number, origin, code);
}
