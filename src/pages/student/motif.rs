//! What the pictures show. A school's catalogue has no drawings: the title says what a club is about, and where it says
//! nothing to us, the field does. Own drawings on a ground of 48 × 48: a surface, and lines over it.

use kehou_contract::FieldMark;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Motif {
    Book,
    Voice,
    Lantern,
    Talk,
    Robot,
    Cube,
    Flask,
    Chess,
    Rings,
    Rocket,
    Football,
    Ball,
    Shuttlecock,
    Bat,
    Rope,
    Kick,
    Shoe,
    Star,
    Dancer,
    Hoop,
    Brush,
    Palette,
    Pot,
    Scissors,
    Notes,
    Drum,
    Mask,
    Sprout,
    Cake,
    Spool,
    Rabbit,
    Hammer,
    House,
}

use Motif::*;

/// Signs in a title, and what they are about; the first that is found counts.
const SIGNS: [(&str, Motif); 34] = [
    ("书法 毛笔 写字", Brush),
    ("绘本 故事 诵 读 文学", Book),
    ("画 线描 美术", Palette),
    ("讲堂 礼仪", Talk),
    ("主持 讲解 广播 快板 口才 演讲 相声", Voice),
    ("节日 民俗", Lantern),
    ("机器 编程 创客 智能", Robot),
    ("航 飞机 火箭", Rocket),
    ("积木 打印 建构 模型", Cube),
    ("科学 实验 化学", Flask),
    ("棋", Chess),
    ("逻辑 推理 连环 华容 魔方", Rings),
    ("铁环 游戏", Hoop),
    ("足球", Football),
    ("篮球 排球 皮球", Ball),
    ("羽毛球 毽", Shuttlecock),
    ("乒乓 网球", Bat),
    ("绳", Rope),
    ("武术 太极 拳 跆拳", Kick),
    ("跑 田径", Shoe),
    ("啦啦 体操", Star),
    ("舞", Dancer),
    ("泥 陶", Pot),
    ("剪 纸", Scissors),
    ("鼓", Drum),
    ("唱 琴 胡 笛 琵琶 阮 音乐", Notes),
    ("戏 剧 表演", Mask),
    ("种 园 植物", Sprout),
    ("烘焙 厨 点心", Cake),
    ("针 线 缝 编 织", Spool),
    ("饲养 养殖 动物", Rabbit),
    ("木", Hammer),
    ("生活 家务", House),
    ("书 词", Book),
];

impl Motif {
    /// What a club of this title and field is about.
    pub(super) fn of(title: &str, mark: FieldMark) -> Self {
        let says = |signs: &str| signs.split(' ').any(|sign| title.contains(sign));
        SIGNS.iter().find(|(signs, _)| says(signs)).map_or(Self::of_field(mark), |(_, motif)| *motif)
    }

    /// What stands for a whole field.
    pub(super) fn of_field(mark: FieldMark) -> Self {
        match mark {
            FieldMark::Virtue => Book,
            FieldMark::Mind => Robot,
            FieldMark::Body => Football,
            FieldMark::Art => Palette,
            FieldMark::Work => Sprout,
        }
    }

    /// The surface and the lines.
    pub(super) fn paths(self) -> (&'static str, &'static str) {
        match self {
            Book => (
                "M24 13c-4-4-10-4-16-3v26c6-1 12-1 16 3 4-4 10-4 16-3V10c-6-1-12-1-16 3z",
                "M24 13c-4-4-10-4-16-3v26c6-1 12-1 16 3 4-4 10-4 16-3V10c-6-1-12-1-16 3zM24 13v26M13 17c2-.3 4 0 6 1M13 24c2-.3 4 0 6 1M35 17c-2-.3-4 0-6 1M35 24c-2-.3-4 0-6 1",
            ),
            Voice => (
                "M18 13a6 6 0 0 1 12 0v11a6 6 0 0 1-12 0z",
                "M18 13a6 6 0 0 1 12 0v11a6 6 0 0 1-12 0zM12 23a12 12 0 0 0 24 0M24 35v6M17 41h14M6 16v8M42 16v8",
            ),
            Lantern => (
                "M10 24a14 11 0 0 0 28 0a14 11 0 0 0-28 0z",
                "M10 24a14 11 0 0 0 28 0a14 11 0 0 0-28 0zM19 13h10M19 35h10M24 13V6M24 13c-7 6-7 16 0 22M24 13c7 6 7 16 0 22M21 35v7M24 35v8M27 35v7",
            ),
            Talk => (
                "M7 9h26v18H20l-7 7v-7H7z",
                "M7 9h26v18H20l-7 7v-7H7zM13 16h14M13 21h9M38 18h3v17h-4v6l-7-6h-6",
            ),
            Robot => (
                "M16 18h16a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4V22a4 4 0 0 1 4-4z",
                "M16 18h16a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4V22a4 4 0 0 1 4-4zM24 18v-6M21.500 9.500a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0M19 25v3M29 25v3M19 33h10M7 25v7M41 25v7",
            ),
            Cube => ("M24 7l15 8v17l-15 9-15-9V15z", "M24 7l15 8v17l-15 9-15-9V15zM9 15l15 9 15-9M24 24v17"),
            Flask => (
                "M14.500 29h19l4.500 8c1 2-1 4-3 4H13c-2 0-4-2-3-4z",
                "M19 7h10M21 7v12L10 37c-1 2 1 4 3 4h22c2 0 4-2 3-4L27 19V7M14.500 29h19M21 35h0M28 33h0",
            ),
            Chess => (
                "M18 14a6 6 0 1 0 12 0a6 6 0 1 0-12 0zM20.500 20h7L31 35H17z",
                "M18 14a6 6 0 1 0 12 0a6 6 0 1 0-12 0zM17 20.500h14M20.500 20.500L17 35M27.500 20.500L31 35M13 35h22v6H13z",
            ),
            Rings => (
                "M7 20a10 10 0 1 0 20 0a10 10 0 1 0-20 0z",
                "M7 20a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM21 20a10 10 0 1 0 20 0a10 10 0 1 0-20 0zM14 31a10 10 0 1 0 20 0a10 10 0 1 0-20 0z",
            ),
            Rocket => (
                "M24 6c7 5 9 13 9 20l-3 6H18l-3-6c0-7 2-15 9-20z",
                "M24 6c7 5 9 13 9 20l-3 6H18l-3-6c0-7 2-15 9-20zM20.500 19a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0M15 24l-6 7v7l8-6M33 24l6 7v7l-8-6M21 36c0 4 3 7 3 7s3-3 3-7",
            ),
            Football => (
                "M7 24a17 17 0 1 0 34 0a17 17 0 1 0-34 0z",
                "M7 24a17 17 0 1 0 34 0a17 17 0 1 0-34 0zM24 16.500l7 5.100-2.700 8.300h-8.600L17 21.600zM24 16.500V7M31 21.600l9.500-3M28.300 29.900l5.700 8M19.700 29.900l-5.700 8M17 21.600l-9.500-3",
            ),
            Ball => (
                "M7 24a17 17 0 1 0 34 0a17 17 0 1 0-34 0z",
                "M7 24a17 17 0 1 0 34 0a17 17 0 1 0-34 0zM24 7v34M7 24h34M12 12c7 6 7 18 0 24M36 12c-7 6-7 18 0 24",
            ),
            Shuttlecock => (
                "M18 30h12v4a6 6 0 0 1-12 0z",
                "M18 30h12v4a6 6 0 0 1-12 0zM18 30L10 9l7 3 3.500-4L24 11l3.500-3 3.500 4 7-3-8 21M24 11v19M15 21h18",
            ),
            Bat => (
                "M7 19a13 13 0 1 0 26 0a13 13 0 1 0-26 0z",
                "M7 19a13 13 0 1 0 26 0a13 13 0 1 0-26 0zM23.500 31.500L33 41l4-4-8-9M34 11.500a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0",
            ),
            Rope => (
                "M8 7h7v13H8zM33 7h7v13h-7z",
                "M8 7h7v13H8zM33 7h7v13h-7zM11.500 20c-2 10 3 21 12.500 21s14.500-11 12.500-21",
            ),
            Kick => (
                "M19.500 10a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0z",
                "M19.500 10a4.500 4.500 0 1 0 9 0a4.500 4.500 0 1 0-9 0zM23 15l-2 11M22 19l-10 3M22 19l9 2 4-6M21 26l-7 15M21 26l9 3 10-6",
            ),
            Shoe => (
                "M7 17l9 7 6-7c4 8 10 10 17 11 3 .5 4 4 2 7H7z",
                "M7 17l9 7 6-7c4 8 10 10 17 11 3 .5 4 4 2 7H7zM7 31h35M24 24l3-3M28 27l3-3M5 11h8M8 6h9",
            ),
            Star => (
                "M24 7l5 10.500 11.500 1.500-8.500 8 2.200 11.500L24 33l-10.200 5.500L16 27l-8.500-8L19 17.500z",
                "M24 7l5 10.500 11.500 1.500-8.500 8 2.200 11.500L24 33l-10.200 5.500L16 27l-8.500-8L19 17.500zM8 8l3 3M40 8l-3 3M24 42v2",
            ),
            Dancer => (
                "M24 17l-4 9-9 10c8 4 18 4 26 0l-9-10z",
                "M20.500 9a3.500 3.500 0 1 0 7 0a3.500 3.500 0 1 0-7 0M24 17l-4 9-9 10c8 4 18 4 26 0l-9-10zM12 8c2 6 6 9 12 9s10-3 12-9M21 39v4M27 39v4",
            ),
            Hoop => (
                "M6 28a13 13 0 1 0 26 0a13 13 0 1 0-26 0z",
                "M6 28a13 13 0 1 0 26 0a13 13 0 1 0-26 0zM10 28a9 9 0 1 0 18 0a9 9 0 1 0-18 0M31 30l4-4 7-18M5 41h28",
            ),
            Brush => (
                "M18 26l6 5c0 6-6 10-15 10 4-4 2-11 9-15z",
                "M18 26l6 5c0 6-6 10-15 10 4-4 2-11 9-15zM18 26L36 7l5 4-17 20",
            ),
            Palette => (
                "M24 8C13 8 7 15 7 24s6 16 15 16c4 0 4-3 3-5-1-3 1-5 4-5h5c5 0 7-3 7-7C41 14 34 8 24 8z",
                "M24 8C13 8 7 15 7 24s6 16 15 16c4 0 4-3 3-5-1-3 1-5 4-5h5c5 0 7-3 7-7C41 14 34 8 24 8zM12.5 21a1.500 1.500 0 1 0 3 0a1.500 1.500 0 1 0-3 0M18.5 15a1.500 1.500 0 1 0 3 0a1.500 1.500 0 1 0-3 0M26.5 14a1.500 1.500 0 1 0 3 0a1.500 1.500 0 1 0-3 0M32.5 20a1.500 1.500 0 1 0 3 0a1.500 1.500 0 1 0-3 0M14.5 29a1.500 1.500 0 1 0 3 0a1.500 1.500 0 1 0-3 0",
            ),
            Pot => (
                "M19 9c0 6-8 8-8 18 0 8 5 14 13 14s13-6 13-14c0-10-8-12-8-18z",
                "M17 9h14M19 9c0 6-8 8-8 18 0 8 5 14 13 14s13-6 13-14c0-10-8-12-8-18M11.500 24c4 3 8-3 12.500 0s8 0 12.500 0",
            ),
            Scissors => (
                "M8 35a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM30 35a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
                "M8 35a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM30 35a5 5 0 1 0 10 0a5 5 0 1 0-10 0zM16 31L32 8M32 31L16 8M24 20h0",
            ),
            Notes => (
                "M8 35a5 4 0 1 0 10 0a5 4 0 1 0-10 0zM27 31a5 4 0 1 0 10 0a5 4 0 1 0-10 0z",
                "M8 35a5 4 0 1 0 10 0a5 4 0 1 0-10 0zM27 31a5 4 0 1 0 10 0a5 4 0 1 0-10 0zM18 35V12l19-4v23M18 19l19-4",
            ),
            Drum => (
                "M8 21v13c0 4 7 7 16 7s16-3 16-7V21c0 3-7 6-16 6S8 24 8 21z",
                "M8 21a16 6 0 1 0 32 0a16 6 0 1 0-32 0v13c0 4 7 7 16 7s16-3 16-7V21M8 6l12 13M40 6L28 19M24 27v14",
            ),
            Mask => (
                "M7 12c7 3 15 3 22 0v12c0 9-5 14-11 14S7 33 7 24z",
                "M7 12c7 3 15 3 22 0v12c0 9-5 14-11 14S7 33 7 24zM13 21h3M21 21h3M13 28c3 4 7 4 10 0M33 11c3 0 6-.5 8-1.500V21c0 8-4 13-9 14",
            ),
            Sprout => (
                "M24 27c-10 1-15-4-15-13 10 0 15 4 15 13zM24 22c0-8 4-13 15-14 1 9-5 14-15 14z",
                "M24 27c-10 1-15-4-15-13 10 0 15 4 15 13zM24 22c0-8 4-13 15-14 1 9-5 14-15 14zM24 41V22M10 41h28",
            ),
            Cake => (
                "M9 26h30v14H9z",
                "M9 26h30v14H9zM9 31c3 3 5 3 7.500 0s5 3 7.500 0 5 3 7.500 0 5 3 7.500 0M24 26v-8M24 8c3 3 3 6 0 7-3-1-3-4 0-7zM5 40h38",
            ),
            Spool => (
                "M15 14h16v20H15z",
                "M12 8h22v6H12zM12 34h22v6H12zM15 14v20M31 14v20M15 19l16 3M15 25l16 3M31 28c8 0 9-4 9-10V8M38.500 8h3",
            ),
            Rabbit => (
                "M13 30a11 10 0 1 0 22 0a11 10 0 1 0-22 0z",
                "M13 30a11 10 0 1 0 22 0a11 10 0 1 0-22 0zM18 21c-4-8-4-14-1-14s5 6 5 13M30 21c4-8 4-14 1-14s-5 6-5 13M20 28v1M28 28v1M22 34c1 1.500 3 1.500 4 0",
            ),
            Hammer => (
                "M9 9h20c6 0 10 4 10 10-3-2-6-3-10-3v2H9z",
                "M9 9h20c6 0 10 4 10 10-3-2-6-3-10-3v2H9zM17 18h7v23h-7z",
            ),
            House => (
                "M12 21v20h24V21L24 10z",
                "M6 24L24 8l18 16M12 20v21h24V20M24 36s-6-3.500-6-7.500c0-3 4-4 6-1 2-3 6-2 6 1 0 4-6 7.500-6 7.500z",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_what_is_drawn_and_the_field_where_it_does_not() {
        let cases = [
            ("校园足球（初级）", Football),
            ("硬笔书法", Brush),
            ("国画", Palette),
            ("讲故事编故事画故事", Book),
            ("图形化编程", Robot),
            ("航天模型", Rocket),
            ("逻辑推理游戏", Rings),
            ("老游戏：滚铁环、翻花绳", Hoop),
            ("花样跳绳", Rope),
            ("积木建构", Cube),
            ("小木工", Hammer),
            ("架子鼓", Drum),
            ("二胡", Notes),
            ("创意线描", Palette),
            ("竹编", Spool),
        ];
        for (title, motif) in cases {
            assert_eq!(Motif::of(title, FieldMark::Virtue), motif, "{title}");
        }
        assert_eq!(Motif::of("Something else", FieldMark::Work), Sprout);
    }
}
