import { type PlantedCell, type PlantedSheet, serialDay } from '../../plugins/simulation/spreadsheet.ts';

/** An order ledger as companies have them: a title over everything, remarks, and everything else that people do to a spreadsheet. */
export const hostile: PlantedSheet = {
  title: '2026 订单',
  grid: [
    ['2026年订单汇总表', null, null, null, null, null, null, null],
    ['制表：销售部', null, null, null, null, null, '单位：台 / 元', null],
    ['序号', '单号', '客户名称', '品名', '地区', '数量', '合同金额', '下单日期'],
    [1, 'PO-001', 'Delta 化工', '流量计 FM-100', '华东', 12, 36000, serialDay('2026-11-02')],
    [2, 'PO-002', 'Echo Ltd', 'Flow meter FM-100', 'East', '1,200.0', '¥3,600,000.00', '2026年11月5日'],
    [3, 'PO-003', 'Fox', 'FM-100', '华北', '１５', '(300)', '2026/11/6'],
    [4, 'PO-004', 'Golf', '压力变送器', '华北', '30台', '1.2万', 'Nov 7, 2026'],
    ['小计', null, null, null, null, 1257, null, null],
    ['序号', '单号', '客户名称', '品名', '地区', '数量', '合同金额', '下单日期'],
    [5, 'PO-005', 'Hotel', '液位计 LV-300', '海外', '８', '-', '25/11/2026'],
    [6, 'PO-006', 'India', '液位计 LV-300', '海外', 8, 100, '03/04/2026'],
    [7, 'PO-007', 'Juliet', '不存在的产品', '海外', 8, 100, serialDay('2026-11-09')],
    [8, 'PO-008', 'Kilo', '网关 GW-10', '华东', '八台', 100, serialDay('2026-11-10')],
    [9, 'PO-009', '', '网关 GW-10', '华东', 5, 100, serialDay('2026-11-10')],
    [10, 'PO-010', 'Mike', '网关 GW-10', '华东', { formula: 'B99/0', result: '#DIV/0!' }, 100, serialDay('2026-11-10')],
    [
      11,
      'PO-011',
      'November',
      '网关 GW-10',
      '华东',
      { formula: 'SUM(A1:A2)', result: 3 },
      100,
      serialDay('2026-11-11'),
    ],
    [12, 'PO-001', 'Oscar', '网关 GW-10', '华东', 5, 100, serialDay('2026-11-12')],
    [13, 'PO-013', 'Papa', '网关 GW-10', '华东', '1,23', 100, serialDay('2026-11-12')],
    [14, 'PO-014', 'Quebec', '网关 GW-10', '月球', 5, 100, serialDay('2026-11-12')],
    [null, null, null, null, null, null, null, null],
    [15, 'PO-015', 'Romeo', '网关 GW-10', '华东', 5, 100, 'soon'],
    ['合计', null, null, null, null, 9999, 99999, null],
  ],
  merges: [[0, 0, 0, 7]],
  hiddenRows: [6],
};

/** Which of its orders can be read, and why each of the others cannot. */
export const readable = ['PO-001', 'PO-002', 'PO-004', 'PO-005', 'PO-006', 'PO-011'];
export const unreadable: Record<string, RegExp> = {
  '6': /-300 is less than 0/,
  '12': /“?"?不存在的产品"? is not one of/,
  '13': /"八台" is no number/,
  '14': /"客户名称" is empty/,
  '15': /formula in this cell gives #DIV\/0!/,
  '17': /“PO-001” stands in row 4 already/,
  '18': /"1,23" is no number/,
  '19': /"月球" is not one of/,
  '21': /"soon" is no date/,
};

/** Orders in any number, all of them readable; every tenth is big. */
export const ledgerOf = (rows: number): PlantedSheet => ({
  title: 'Orders',
  grid: [
    ['Order no', 'Customer', 'Product', 'Region', 'Qty', 'Order value', 'Order date', 'Status'],
    ...Array.from({ length: rows }, (_, i): PlantedCell[] => [
      `PO-${String(i + 1).padStart(6, '0')}`,
      `Customer ${i % 900}`,
      ['FM-100', 'PT-200', 'LV-300', 'GW-10'][i % 4]!,
      ['East', 'North', 'Overseas'][i % 3]!,
      i % 10 ? (i % 40) + 1 : 400,
      (i % 97) * 1000,
      serialDay('2026-01-01') + (i % 300),
      i % 50 ? 'Delivered' : 'Open',
    ]),
  ],
});
