// A storefront: what there is and what it costs, and sales, over HTTP.
//
//     npm install backroom
//     node storefront.mjs shop.db owner T1 8080
//
// The shop has prices, and register T1 an open shift, as first_sale.mjs shows; it takes CARD with till.set_tender.
//
//     curl localhost:8080/items/TEA-100
//     curl localhost:8080/sales -H "Idempotency-Key: $(uuidgen)" \
//          -d '{"lines": [{"item": "TEA-100", "quantity": 2}], "tenders": [{"tender": "CARD", "amount": "23.80"}]}'

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

import { BackroomError, open } from 'backroom';

const STATUS = { malformed: 400, not_found: 404, forbidden: 403, conflict: 409, key_reused: 422, retryable: 503 };

/** The most letters of a basket. */
const MOST = 100_000;

/** What is there now. Nobody may rely on it: the sale itself says whether there is enough. */
async function item(shop, register, code) {
  const on = new Date().toISOString().slice(0, 10);
  const [{ sellable }, quote] = await Promise.all([
    shop.stock.positionAsync({ item: code }),
    shop.till.quoteBasketAsync({ register, on, lines: [{ item: code, quantity: 1 }] }),
  ]);
  return { item: code, sellable, price: quote.total };
}

/** A sale. The buyer's key makes a retry free: however often it arrives, it is one sale. */
async function sale(shop, register, request) {
  const key = request.headers['idempotency-key'];
  if (!key) return [400, { message: 'send an Idempotency-Key, a UUID, with every sale' }];
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    if (body.length <= MOST) body += chunk;
  }
  if (body.length > MOST) return [413, { message: 'a basket has fewer lines' }];
  let basket;
  try {
    basket = JSON.parse(body);
  } catch {
    return [400, { message: 'the body is no JSON' }];
  }
  const { lines, tenders } = basket ?? {};
  return [201, await shop.till.ringUpAsync({ register, lines, tenders }, { key, source: 'web' })];
}

async function answer(shop, register, request) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const [, place, code] = pathname.split('/');
  if (request.method === 'GET' && place === 'items' && code) return [200, await item(shop, register, decodeURIComponent(code))];
  if (request.method === 'POST' && place === 'sales' && !code) return sale(shop, register, request);
  return [404, { message: 'there are GET /items/CODE and POST /sales' }];
}

/** The storefront of a shop. */
export function storefront(shop, register) {
  return createServer(async (request, response) => {
    let told;
    try {
      told = await answer(shop, register, request);
    } catch (error) {
      const known = error instanceof BackroomError;
      if (!known || !(error.status in STATUS)) console.error(error);
      told = known
        ? [STATUS[error.status] ?? 500, { code: error.code, path: error.path, message: error.message }]
        : [400, { message: 'this cannot be read' }];
    }
    response.writeHead(told[0], { 'content-type': 'application/json' }).end(JSON.stringify(told[1]));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [path, actor, register, port] = process.argv.slice(2);
  const shop = open(path, { actor });
  const server = storefront(shop, register).listen(Number(port), () => console.log(`at port ${server.address().port}`));
  process.once('SIGTERM', () => server.close(() => shop.close()));
}
