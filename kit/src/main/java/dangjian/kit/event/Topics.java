package dangjian.kit.event;

/// Names of topics.
final class Topics {

    private Topics() {}

    static String of(String eventType) {
        return eventType.substring(0, eventType.indexOf('.')) + ".events";
    }

    static String deadLetters(String topic) {
        return topic + ".dlt";
    }
}
