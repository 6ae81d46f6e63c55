//! What a household is told, in words.

/// A message as people read it. It never names a child: it also travels to where nobody is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsWords {
    /// A few words, for a list.
    pub title: String,
    /// One or two sentences with the facts and what to do next.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use crate::{examples::every_news, words::Language};

    #[test]
    fn all_news_is_one_line_with_a_heading_of_its_own() {
        for language in Language::ALL {
            for news in every_news() {
                let words = (language.late_words().news)(&news);
                for said in [&words.title, &words.text] {
                    assert!(!said.is_empty() && !said.contains('\n'), "{news:?}: {said}");
                }
                assert_ne!(words.title, words.text);
                let heading = words.title.chars().count();
                assert!(heading <= 60, "{heading} signs are no heading: {}", words.title);
            }
        }
    }

    #[test]
    fn all_news_has_its_facts_in_every_language() {
        // One line for each of the examples.
        let facts: [&[&str]; 30] = [
            &["3", "S1-2608-000317"],
            &["2", "S1-2608-000317"],
            &["2", "1", "S1-2608-000317"],
            &["S1-2608-000317"],
            &["500.00", "18:00", "S1-2608-000317"],
            &["校园足球（初级）", "16", "场地维修", "17:00"],
            &["校园足球（初级）", "16", "18:10"],
            &["16", "18:10", "17:00", "18", "18:00", "17:05"],
            &["16", "18:10", "奶奶"],
            &["16", "18:10"],
            &[],
            &["120.00", "340.00"],
            &["500.00"],
            &["500.00"],
            &[],
            &[],
            &["500.00", "SJ-2608-000009", "S1-2608-000317"],
            &["3", "1", "S1-2608-000317"],
            &["校园足球（初级）"],
            &["校园足球（初级）", "300.00", "175.00"],
            &["校园足球（初级）"],
            &["校园足球（初级）", "傍晚托管", "16", "175.00", "20.00", "30.00"],
            &["校园足球（初级）", "傍晚托管", "16"],
            &["校园足球（初级）", "啦啦操", "500.00"],
            &["2", "1", "S1-2608-000317"],
            &["2", "S1-2608-000317"],
            &["S1-2608-000317"],
            &["S1-2608-000317", "18:00"],
            &["S1-2608-000317", "18:00"],
            &["S1-2608-000317"],
        ];
        let every = every_news();
        assert_eq!(every.len(), facts.len());
        for language in Language::ALL {
            for (news, facts) in every.iter().zip(facts) {
                let words = (language.late_words().news)(news);
                for fact in facts {
                    assert!(words.text.contains(fact), "{fact} is missing in {}", words.text);
                }
            }
        }
    }

    #[test]
    fn chinese_is_what_a_school_writes_to_families() {
        let said: Vec<String> =
            every_news().iter().map(|news| (Language::ZhHans.late_words().news)(news).text).collect();
        assert_eq!(said[2], "录取 2 门，1 门没有录取。原因写在选课回执 S1-2608-000317 上。");
        assert_eq!(
            said[4],
            "应缴 500.00 元，请在 9月4日 周五 18:00 前缴清；到时没有缴，名额会让给别的孩子。怎么缴，写在“账单”里。选课回执 S1-2608-000317。"
        );
        assert_eq!(
            said[5],
            "9月16日 周三的校园足球（初级）停上一次（场地维修）。这天孩子 17:00 放学，请按这个时间来接。"
        );
        assert_eq!(
            said[7],
            "9月16日起，每周三改为 17:00 放学（原来 18:10）；9月18日起，每周五改为 17:05 放学（原来 18:00）。请按新的时间来接，换季以后的时间看“接送”。"
        );
        assert_eq!(
            said[19],
            "老师看过孩子，觉得校园足球（初级）现在还不太合适，名额先放出了；没缴的 300.00 元不用缴了，缴过的 175.00 元退给您，原路退回。可以看看还有什么适合孩子，想多了解请问问老师。"
        );
        assert_eq!(said[8], "9月16日 周三，孩子由奶奶来接，18:10 放学。只改这一天。");
        assert_eq!(
            said[21],
            "从 9月16日 周三 起，不再参加校园足球（初级）、傍晚托管。退 175.00 元，原路退回；20.00 元抵下一张账单；没缴的 30.00 元不用缴了。"
        );
        assert_eq!(said[22], "从 9月16日 周三 起，不再参加校园足球（初级）、傍晚托管。没有要退的钱。");
    }
}
