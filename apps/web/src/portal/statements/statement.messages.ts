import { messages } from "../../lib/messages.ts";

/** What the site promises. Every sentence here is true of the software as shipped; keep it so. */
export const statementMessages = messages(
  {
    help: "帮助",
    aboutHeading: "这个网站做什么",
    about: "把人才政策文件逐条整理成事项：给谁、给多少、什么条件、依据哪一条、哪个单位负责。",
    aboutWords: "各条说明是我们自己的概括，附条款号供您核对。正式内容以印发的文件为准。",
    checkHeading: "怎么知道我能领什么",
    check: "打开“我能领什么”，一题一屏。不清楚的可以答“我不清楚”，最后会告诉您还差哪一项。",
    checkResult: "结果分为：符合、不符合、还不能确定、需人工认定、不在有效期。每一项都写明依据条款。",
    openHeading: "“文件未写明”和“本地口径”是什么",
    open: "文件没写的，网站不替它编。需要一个数才能估算时，我们写明按什么口径估算，正式办理时以主管部门的决定为准。",
    searchHeading: "怎么查",
    search:
      "可以用词语、拼音或金额，例如“公寓”、“rencai”、“1000”。再按谁来申请、做什么、是否现行来缩小范围。网址会记住您的筛选，可以直接转发。",
    askHeading: "还有疑问",
    ask: "网站没有收录各单位的电话。事项页面写明了牵头和责任单位，请向这些单位咨询。",
    accessibility: "无障碍说明",
    goalHeading: "目标",
    goal: "按WCAG 2.2 AA级制作。每次改动都用自动工具检查，并用键盘走一遍主要页面。",
    waysHeading: "可以怎样阅读",
    ways: "长辈版：页面右上角可换成大字，字号有三档，设备会记住您的选择。",
    waysKeys: "键盘：所有操作都能用键盘完成，开头有“跳到正文”。状态都有文字，不只靠颜色。",
    waysZoom: "放大到200%或在很窄的屏幕上，内容不丢失，也不用左右拖动。页面可以直接打印。",
    gapsHeading: "还没有做到的",
    gaps: "还没有请视障和高龄用户实际测试，也没有用各种读屏软件逐一试过。",
    privacy: "隐私说明",
    checkPrivacyHeading: "测算",
    checkPrivacy: "“我能领什么”的答案只在您的设备上计算，不上传，不留名。",
    readPrivacyHeading: "阅读",
    readPrivacy: "阅读不用登录。网站不放广告，也不放第三方统计代码。",
    deviceHeading: "留在您设备上的",
    device: "您选的语言和长辈版字号记在本设备的浏览器里，清除浏览数据即可删除。",
    serverHeading: "服务器看到的",
    server: "和所有网站一样，服务器会收到您访问的网址、搜索的词和网络地址，用来回应请求和防止滥用。",
  },
  {
    help: "Help",
    aboutHeading: "What this site does",
    about:
      "It takes talent policy documents apart into measures: for whom, how much, on what conditions, by which clause, and which unit is in charge.",
    aboutWords:
      "The descriptions are our own summaries, with clause numbers so that you can compare. The official document prevails.",
    checkHeading: "How to find out what you can get",
    check:
      "Open “What can I get”: one question a screen. You may answer “I don't know”; at the end you see what is still missing.",
    checkResult:
      "Results are: meets, does not meet, undecided, needs judgement, not in force. Each names the clause it rests on.",
    openHeading: "“Not stated in the document” and “local reading”",
    open: "What a document leaves out is not made up here. Where an estimate needs a figure, the reading behind it is shown; the authority decides in the real procedure.",
    searchHeading: "How to search",
    search:
      "Use words, pinyin or an amount, such as “apartment”, “rencai”, “1000”. Narrow the list by who applies, what it is and whether it is in force. The address keeps your filters, so it can be passed on.",
    askHeading: "Further questions",
    ask: "The site holds no telephone numbers. Each measure names the units in charge; please ask them.",
    accessibility: "Accessibility",
    goalHeading: "Goal",
    goal: "Built to WCAG 2.2 AA. Every change is checked with an automatic tool, and the main pages are walked through by keyboard.",
    waysHeading: "Ways to read",
    ways: "Senior edition: switch to large text at the top of every page; three sizes, remembered on your device.",
    waysKeys:
      "Keyboard: everything can be done with it, and each page begins with “Skip to content”. States are words, never colour alone.",
    waysZoom:
      "At 200% zoom or on a very narrow screen nothing is lost and nothing scrolls sideways. Pages print as they are.",
    gapsHeading: "Not done yet",
    gaps: "Blind and elderly users have not tested the site yet, nor has it been tried with every screen reader.",
    privacy: "Privacy",
    checkPrivacyHeading: "The check",
    checkPrivacy:
      "Answers in “What can I get” are worked out on your device only. They are not uploaded and carry no name.",
    readPrivacyHeading: "Reading",
    readPrivacy: "Reading needs no sign-in. There are no advertisements and no third-party statistics.",
    deviceHeading: "Kept on your device",
    device: "Your language and text size are remembered in this browser; clearing its data removes them.",
    serverHeading: "What the server sees",
    server:
      "As with every website, the server receives the address you open, the words you search for and your network address, to answer and to prevent abuse.",
  },
);
