// A storefront: what there is and what it costs, baskets that hold their goods, orders with their money, and sales, over
// HTTP.
//
//     npm install backroom
//     node storefront.mjs shop.db owner T1 WEB 8080
//
// The shop has prices, and register T1 an open shift, as first_sale.mjs shows; it takes CARD with till.set_tender, and
// allocation.set_channel has made channel WEB: how long its baskets hold what is in them, and whether its orders may wait;
// sales.set_channel_terms says whose prices hold there.
//
//     curl localhost:8080/items/TEA-100
//     curl -X PUT localhost:8080/baskets/B-1 -d '{"lines": [{"item": "TEA-100", "quantity": 2}]}'
//     curl -X PUT localhost:8080/orders/W-1 -d '{"basket": "B-1", "lines": [{"item": "TEA-100", "quantity": 2}]}'
//     curl localhost:8080/orders/W-1
//     curl localhost:8080/orders/W-1/payments -d '{"amount": "23.80", "payment": "pi_1"}'
//     curl localhost:8080/sales -H "Idempotency-Key: $(uuidgen)" \
//          -d '{"lines": [{"item": "TEA-100", "quantity": 2}], "tenders": [{"tender": "CARD", "amount": "23.80"}]}'

import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';

import { BackroomError, open } from 'backroom';

const STATUS = { malformed: 400, not_found: 404, forbidden: 403, conflict: 409, key_reused: 422, retryable: 503 };

/** The most letters of a basket. */
const MOST = 100_000;

/** What can be promised now. Nobody may rely on it: a basket, an order or a sale itself says whether there is enough. */
async function item(shop, register, channel, code) {
  const on = new Date().toISOString().slice(0, 10);
  const [{ available }, quote] = await Promise.all([
    shop.allocation.availableAsync({ item: code, channel }),
    shop.till.quoteBasketAsync({ register, on, lines: [{ item: code, quantity: 1 }] }),
  ]);
  return { item: code, available, price: quote.total };
}

/** What a basket is to be from now on, or an order as it is placed: sent twice it is the same, and promises nothing twice. */
async function put(shop, channel, place, reference, request) {
  const [failed, { basket, lines } = {}] = await body(request);
  if (failed) return failed;
  const wanted = { channel, reference, lines };
  if (place === 'baskets') return [200, await shop.allocation.reserveAsync(wanted)];
  return [200, await shop.sales.placeOrderAsync({ ...wanted, cart: basket })];
}

/** Money that the processor captured for an order, told by its webhook as often as it likes: it counts once. */
async function payment(shop, channel, reference, request) {
  const [failed, { amount, payment } = {}] = await body(request);
  if (failed) return failed;
  const told = { channel, reference, step: 'captured', tender: 'CARD', amount, payment };
  const { order } = await shop.sales.recordPaymentAsync(told);
  return [200, { due: order.money.due, held: order.money.held }];
}

/** The body of a request as JSON, or the answer to one that has none. */
async function body(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    if (text.length <= MOST) text += chunk;
  }
  if (text.length > MOST) return [[413, { message: 'a basket has fewer lines' }]];
  try {
    return [undefined, JSON.parse(text) ?? {}];
  } catch {
    return [[400, { message: 'the body is no JSON' }]];
  }
}

/** A sale. The buyer's key makes a retry free: however often it arrives, it is one sale. */
async function sale(shop, register, request) {
  const key = request.headers['idempotency-key'];
  if (!key) return [400, { message: 'send an Idempotency-Key, a UUID, with every sale' }];
  const [failed, { lines, tenders } = {}] = await body(request);
  if (failed) return failed;
  return [201, await shop.till.ringUpAsync({ register, lines, tenders }, { key, source: 'web' })];
}

async function answer(shop, register, channel, request) {
  const { pathname } = new URL(request.url, 'http://localhost');
  const [, place, code, of] = pathname.split('/');
  if (request.method === 'GET' && place === 'items' && code) {
    return [200, await item(shop, register, channel, decodeURIComponent(code))];
  }
  if (request.method === 'GET' && place === 'orders' && code) {
    return [200, await shop.sales.orderAsync({ channel, reference: decodeURIComponent(code) })];
  }
  if (request.method === 'POST' && place === 'orders' && code && of === 'payments') {
    return payment(shop, channel, decodeURIComponent(code), request);
  }
  if (request.method === 'PUT' && (place === 'baskets' || place === 'orders') && code) {
    return put(shop, channel, place, decodeURIComponent(code), request);
  }
  if (request.method === 'POST' && place === 'sales' && !code) return sale(shop, register, request);
  return [404, { message: 'there are GET /items/CODE, PUT /baskets/REFERENCE, PUT and GET /orders/REFERENCE, POST /orders/REFERENCE/payments and POST /sales' }];
}

/** The storefront of a shop. */
export function storefront(shop, register, channel) {
  return createServer(async (request, response) => {
    let told;
    try {
      told = await answer(shop, register, channel, request);
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
  const [path, actor, register, channel, port] = process.argv.slice(2);
  const shop = open(path, { actor });
  const server = storefront(shop, register, channel).listen(Number(port), () => console.log(`at port ${server.address().port}`));
  process.once('SIGTERM', () => server.close(() => shop.close()));
}
