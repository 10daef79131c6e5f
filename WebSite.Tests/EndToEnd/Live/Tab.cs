namespace WebSite.Tests.EndToEnd.Live;

/// <summary>Scripts that change what a page knows of its tab.</summary>
internal static class Tab
{
    /// <summary>Headless tabs are never hidden by themselves: <c>turn("hidden")</c> and <c>turn("visible")</c> do it.</summary>
    public const string CanBeHidden = """
        {
          let state = "visible";
          Object.defineProperty(document, "visibilityState", { get: () => state });
          window.turn = value => { state = value; document.dispatchEvent(new Event("visibilitychange")); };
        }
        """;

    /// <summary>As over plain http: no Web Locks.</summary>
    public const string HasNoLocks = "delete Navigator.prototype.locks;";
}
