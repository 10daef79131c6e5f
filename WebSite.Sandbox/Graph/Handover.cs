using WebSite.Sandbox.Graph.Sending;

namespace WebSite.Sandbox.Graph;

/// <summary>The handover calls. There is one app here, so they are checked and agreed to, and nothing changes hands.</summary>
internal static class Handover
{
    public static GraphAnswer Run(GraphRequest request)
    {
        var isPass = request.Path.Segments[^1] == "pass_thread_control";
        if ((Recipients.WhyNot(request["recipient"]) ?? (isPass ? request["target_app_id"].NeedText() : null) ?? request["metadata"].MayText(1000)) is { } wrong)
        {
            return wrong;
        }

        var (to, unknown) = Recipients.Find(request);
        return to is null ? unknown! : GraphAnswer.Success;
    }
}
