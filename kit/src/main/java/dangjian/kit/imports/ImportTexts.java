package dangjian.kit.imports;

import dangjian.kit.web.Messages;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.ObjectMapper;

/// What is told about imports in the reader's language; stored are only codes and arguments.
final class ImportTexts {

    private final Messages messages;
    private final ObjectMapper json;

    ImportTexts(Messages messages, ObjectMapper json) {
        this.messages = messages;
        this.json = json;
    }

    ImportView view(ImportJob job, Locale locale) {
        var code = job.code();
        return ImportView.of(job, code == null ? null : text(code, job.arguments(), locale));
    }

    FaultView view(FaultRepository.StoredFault fault, Locale locale) {
        return new FaultView(
                fault.rowNumber(), fault.columnName(), fault.code(), text(fault.code(), fault.arguments(), locale));
    }

    /// The fault as one line: 「公民身份号码：与第 2 行重复。」
    String line(FaultRepository.StoredFault fault, Locale locale) {
        var text = text(fault.code(), fault.arguments(), locale);
        var isEnglish = Locale.ENGLISH.getLanguage().equals(locale.getLanguage());
        return fault.columnName() == null ? text : fault.columnName() + (isEnglish ? ": " : "：") + text;
    }

    List<String> headings(ImportJob job) {
        return List.of(json.readValue(job.header(), String[].class));
    }

    private String text(String code, String arguments, Locale locale) {
        return messages.text(code, List.of(json.readValue(arguments, Object[].class)), locale);
    }
}
