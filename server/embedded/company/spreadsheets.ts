import { type PlantedSheet, serialDay } from '../../../plugins/simulation/spreadsheet.ts';

/** A list that the sample company's sales people kept before they had Liaison, as such lists look after a year. */
export function sampleSpreadsheet(language: 'en' | 'zh', today: string): { title: string; sheets: PlantedSheet[] } {
  const zh = language === 'zh';
  const day = (ago: number) => serialDay(new Date(Date.parse(today) - ago * 86_400_000).toISOString().slice(0, 10));
  const typed = (ago: number) => {
    const [year, month, date] = new Date(Date.parse(today) - ago * 86_400_000).toISOString().slice(0, 10).split('-');
    return zh ? `${year}年${Number(month)}月${Number(date)}日` : `${year}/${month}/${date}`;
  };
  const grid: PlantedSheet['grid'] = zh
    ? [
        ['竞争情报汇总表', null, null, null, null, null],
        ['维护：销售部', null, null, null, null, null],
        ['编号', '日期', '情报内容', '重要性', '提报人', '来源'],
        ['QB-01', day(58), '宏泰推出防爆型流量计，报价低 8%', '高', '何静', '客户'],
        ['QB-02', typed(51), '远仪更换华东区域负责人', '低', '马超', '同行'],
        ['QB-03', day(44), '恒测液位计交期缩短至两周', '中', '何静', '展会'],
        ['QB-04', day(37), '宏泰中标北方水务一期', '重要', '马超', '招标网'],
        ['QB-05', typed(30), '远仪发布云网关 2.0', '中', '何静', '官网'],
        ['QB-06', '上周', '恒测准备在华北设服务站', '高', '马超', '客户'],
        ['QB-07', day(9), '宏泰全线涨价 5%', '高', '何静', '代理商'],
        ['QB-08', day(3), '', '低', '马超', '同行'],
        ['合计', null, '8 条', null, null, null],
      ]
    : [
        ['Competitor news', null, null, null, null, null],
        ['kept by: Sales', null, null, null, null, null],
        ['No.', 'Date', 'What happened', 'Importance', 'Reported by', 'Source'],
        ['CN-01', day(58), 'Hontec shows an explosion-proof flow meter, 8 % cheaper', 'High', 'Jing He', 'customer'],
        ['CN-02', typed(51), 'Farmeter has a new head of the East', 'Low', 'Chao Ma', 'dealer'],
        ['CN-03', day(44), 'Steady delivers level gauges within two weeks', 'Medium', 'Jing He', 'fair'],
        ['CN-04', day(37), 'Hontec wins Northern Water, phase one', 'very', 'Chao Ma', 'tender site'],
        ['CN-05', typed(30), 'Farmeter publishes its cloud gateway 2.0', 'Medium', 'Jing He', 'web site'],
        ['CN-06', 'last week', 'Steady plans a service station in the North', 'High', 'Chao Ma', 'customer'],
        ['CN-07', day(9), 'Hontec raises all prices by 5 %', 'High', 'Jing He', 'dealer'],
        ['CN-08', day(3), '', 'Low', 'Chao Ma', 'dealer'],
        ['Total', null, '8 entries', null, null, null],
      ];
  return {
    title: zh ? '竞争情报汇总' : 'Competitor news',
    sheets: [{ title: zh ? '情报' : 'News', grid, merges: [[0, 0, 0, 5]] }],
  };
}
