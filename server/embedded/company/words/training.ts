/** Trainings of the sample company: one that was held, one that comes. */
export const held = { en: 'How a forecast is put together', zh: '销售预测编制方法' };
export const heardOf = [
  { rating: 5, words: { en: 'At last I know who needs my figures.', zh: '终于清楚我的数据谁在用。' } },
  { rating: 4, words: { en: 'More examples from our own region, please.', zh: '希望多举一些本区域的例子。' } },
  { rating: 4 },
];
export const planned = { en: 'Gateway GW-10: what customers ask', zh: '网关 GW-10：客户常见问题' };
