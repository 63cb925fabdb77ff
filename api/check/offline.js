// Reads the code of a stamped paper, as package stamp writes it: readStamp(key, text) resolves to what the code says, or
// to null if the key has not signed it.
'use strict';

const bytesOf = (base64) => Uint8Array.from(atob(base64.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));

globalThis.readStamp = async (keyText, text) => {
  const signatureSize = 64;
  const code = text.trim().split('/').pop();
  if (!/^[A-Za-z0-9_-]{98,}$/.test(code)) return null;
  let all;
  try {
    all = bytesOf(code);
  } catch {
    return null;
  }
  const body = all.slice(0, -signatureSize);
  const context = new TextEncoder().encode('xueshi stamp\0');
  const signed = new Uint8Array([...context, ...body]);
  const key = await crypto.subtle.importKey('raw', bytesOf(keyText), { name: 'Ed25519' }, false, ['verify']);
  if (!(await crypto.subtle.verify({ name: 'Ed25519' }, key, all.slice(-signatureSize), signed)) || body[0] !== 1) return null;
  const number = (i) => body[1 + 2 * i] * 256 + body[2 + 2 * i];
  const texts = [];
  for (let at = 9; at < body.length; at += 1 + body[at]) {
    texts.push(new TextDecoder().decode(body.slice(at + 1, at + 1 + body[at])));
  }
  const day = new Date(Date.UTC(2000, 0, 1 + number(3))).toISOString().slice(0, 10);
  return { year: number(0), common: number(1), specialty: number(2), stampedOn: day, serial: texts[0], name: texts[2] };
};

if (typeof document !== 'undefined') {
  const answer = document.getElementById('answer');
  const say = (kind, ...lines) => {
    answer.className = kind;
    answer.replaceChildren(
      ...lines.map((line, i) => {
        const element = document.createElement(i === 0 ? 'h2' : 'p');
        element.textContent = line;
        return element;
      }),
    );
  };
  document.getElementById('check').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const said = await globalThis.readStamp(document.body.dataset.key, document.getElementById('code').value);
      if (!said) return say('bad', '签名无效', '这不是人社局签发的核验码，或输入有缺漏。');
      const { year, name, common, specialty, serial, stampedOn } = said;
      say('good', '签名有效', `${year} 年度　${name}`, `公需 ${common} 学时，专业 ${specialty} 学时，合计 ${common + specialty} 学时`,
        `盖章编号 ${serial}`, `盖章日期 ${stampedOn}`, '离线核验只能证明签发属实；是否已被替代或作废，请联网核验。');
    } catch {
      say('bad', '不能核验', '这个浏览器不支持 Ed25519 签名核验，请换用较新的浏览器，或联网核验。');
    }
  });
}
