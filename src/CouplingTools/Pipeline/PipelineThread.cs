namespace CouplingTools.Pipeline;

/// <summary>Waits on the pipeline thread, which PowerShell keeps synchronous: the one place that blocks.</summary>
internal static class PipelineThread
{
    public static void Wait(Task task) => task.GetAwaiter().GetResult();

    public static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();

    /// <summary>Waits for the end of a task, however it ends, and no longer than a while. Needs no other thread.</summary>
    public static void WaitForEnd(Task task, TimeSpan patience) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(patience);

    public static T Wait<T>(ValueTask<T> task) => Wait(task.AsTask());
}
